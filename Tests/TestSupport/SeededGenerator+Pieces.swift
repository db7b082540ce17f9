extension SeededGenerator {
    /// So many of the pieces, in any order and as often as they come.
    package mutating func pieces<Piece>(_ count: Int, of pieces: [Piece]) -> [Piece] {
        (0..<count).compactMap { _ in pieces.randomElement(using: &self) }
    }
}
