"""(begun)"""
