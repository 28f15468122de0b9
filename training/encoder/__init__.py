"""What made the encoder's weights: python -m training.encoder BENCH OUT, start to finish.

corpora   rows of the muc4 and speakers tasks as examples for the heads
net       the network: MiniLM with its heads, and the loss of each
learn     the loop: batches, optimizer, averaged weights, checkpoints
ship      the weights as ONNX in eight bits, the heads' tables, hashes

The requirements beside those of the development environment are in requirements.txt.
"""
