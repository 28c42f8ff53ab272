"""What can be asked about subsidy, guarantees, fees, parks and financing needs; each file is one story."""
