package import Journal

/// Pieces that are made of given bytes.
package enum LinePieceFixture {
    package static func piece(
        _ bytes: UnsafeRawBufferPointer,
        _ ending: LinePiece.Ending = .none,
        isFirst: Bool
    ) -> LinePiece {
        LinePiece(offset: 0, bytes: bytes, ending: ending, isFirst: isFirst)
    }
}
