"""Makes the weights in `src/previously/weights`; never imported by the package."""
