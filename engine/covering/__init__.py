"""What the scenarios of a house do not show: lines that none reaches, and changes that none notices."""
