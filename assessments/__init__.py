"""Evidence about places: penilaian, their scores, and what they add up to."""
