"""What a person can do with a record, without any screen."""
