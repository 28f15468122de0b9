"""Make demo/reports/ministry-bulletin.pdf, the demo's one report in PDF: `python demo/make_pdf.py`. Needs reportlab."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

TARGET = Path(__file__).parent / "reports" / "ministry-bulletin.pdf"
TITLE = "Bulletin of the Ministry of Health on the attack in Korce"
PARAGRAPHS = (
    "TIRANA, May 12, 2031 - Fourteen people have died and 38 have been injured as a result of the explosion at the "
    "covered market in Korce on 11 May, the Ministry of Health said on Monday.",
    "Of the injured, 12 remain in intensive care. Three children are among the dead.",
    "The ministry asks the public to give blood at the hospitals of Korce and Pogradec.",
)

if __name__ == "__main__":
    styles = getSampleStyleSheet()
    story = [Paragraph(TITLE, styles["Title"]), Spacer(1, 12)]
    for paragraph in PARAGRAPHS:
        story += [Paragraph(paragraph, styles["BodyText"]), Spacer(1, 8)]
    document = SimpleDocTemplate(str(TARGET), pagesize=A4, title=TITLE, author="Ministry of Health", invariant=1)
    document.build(story)
