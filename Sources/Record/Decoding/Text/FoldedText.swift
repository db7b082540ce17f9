package import Domain

/// What is left to read of what an agent drew: progress that was drawn over and over is there once, in its last state.
///
/// It is a screen as wide and as high as its limits: a carriage return writes over the line, moving up writes over
/// earlier lines, erasing erases. Lines that can no longer be written over are settled, and come out.
package struct FoldedText: Sendable {
    /// How many lines can be written over.
    package static let rowsMax = 128
    /// A longer line comes out in parts.
    package static let columnsMax = 8 << 10
    /// How far to the right the writing place can be moved over nothing: wider than terminals are, and a text of a few
    /// bytes must not become pages of spaces.
    package static let columnsMovedMax = 512
    /// All lines together that are not settled.
    package static let cellsMax = 128 << 10

    private var reader = EscapeReader()
    private var screen = TextScreen()

    package init() {}

    /// Takes what comes, and gives back what is settled by it.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) -> StyledText {
        reader.take(bytes, into: &screen)
        return screen.takeSettled()
    }

    package mutating func append(_ bytes: [UInt8]) -> StyledText { bytes.withUnsafeBytes { append($0) } }

    /// The lines that may still change, as they are now.
    package var open: StyledText { screen.open }

    /// Nothing follows.
    package mutating func finish() -> StyledText {
        reader.finish(into: &screen)
        screen.settleAll()
        return screen.takeSettled()
    }

    /// The whole of a text at once.
    package static func text(of bytes: UnsafeRawBufferPointer) -> StyledText {
        guard !isPlain(bytes) else { return StyledText(plain: Array(bytes)) }
        var folded = FoldedText()
        var text = folded.append(bytes)
        text.append(folded.finish())
        return text
    }

    package static func text(of bytes: [UInt8]) -> StyledText { bytes.withUnsafeBytes { text(of: $0) } }

    /// Most texts have nothing to fold.
    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
    }
}
