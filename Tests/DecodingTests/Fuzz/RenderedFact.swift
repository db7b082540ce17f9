import Decoding
import Domain

/// What people see of a fact: no part of it may command their terminal, and there may not be far more of it than the
/// line had.
enum RenderedFact {
    /// A tab is shown as four spaces, and a broken character in three bytes.
    private static let growth = 8
    private static let titleBytes = 4_096

    static func complaints(of fact: Fact, lineBytes: Int) -> [String] {
        guard let part = FactRendering.whole.part(of: fact) else { return [] }
        let texts = [part.title] + part.lines.map(\.text)
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        let harm = texts.compactMap { text in complaint(of: text.text.unicodeScalars) }
        let isLong = bytes > growth * lineBytes + titleBytes
        return harm + (isLong ? ["\(bytes) bytes are shown of a line of \(lineBytes)"] : [])
    }

    static func complaint(of text: some Sequence<Unicode.Scalar>) -> String? {
        text.first { isHarmful($0) }.map { "U+\(String($0.value, radix: 16)) is shown" }
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
