import Domain
import Platform

/// The proof that nothing was lost: what the agent that counts says it has printed, and what the record holds of it.
struct DemoCount: Hashable {
    /// As the agent left it when it was told to stop; nil where it has left nothing.
    let printed: Int64?
    /// The numbered lines of the record.
    let recorded: Int64
    /// Whether they are the numbers from one on, each once and in order.
    let isInOrder: Bool

    var isWhole: Bool { isInOrder && printed == recorded && recorded > 0 }
    var lost: Int64 { max(0, (printed ?? 0) - recorded) }

    init(printed: [UInt8], output: [UInt8]) {
        let text = String(decoding: printed, as: UTF8.self)
        self.printed = Int64(text.prefix { !$0.isNewline })
        var count: Int64 = 0
        var isInOrder = true
        for line in output.split(separator: UInt8(ascii: "\n")) where line.starts(with: Self.mark) {
            count += 1
            if Int64(String(decoding: line.dropFirst(Self.mark.count), as: UTF8.self)) != count { isInOrder = false }
        }
        recorded = count
        self.isInOrder = isInOrder
    }

    private static let mark = Array("line ".utf8)

    /// How many numbered lines there are so far, for as long as more may come.
    static func lines(in output: [UInt8]) -> Int64 { DemoCount(printed: [], output: output).recorded }
}
