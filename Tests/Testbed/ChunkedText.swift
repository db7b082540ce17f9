import TestSupport

/// The body of an answer that comes in pieces (RFC 9112, 7.1), taken out of what is received however that is cut.
struct ChunkedText {
    private enum State {
        case head
        case size
        case piece(left: Int)
        case gap(left: Int)
        case over
    }

    private static let lineBytesMax = 16 << 10

    private var state = State.head
    private var line: [UInt8] = []

    var isOver: Bool { if case .over = state { true } else { false } }

    /// Adds to the text what of it is in these bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) throws(TestbedError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .head: if let head = try gather(&rest, upTo: "\r\n\r\n") { try begin(head) }
            case .size: if let line = try gather(&rest, upTo: "\r\n") { try begin(pieceOf: line) }
            case .piece(let left):
                let count = min(left, rest.count)
                text += rest.prefix(count)
                rest = rest.dropFirst(count)
                state = count < left ? .piece(left: left - count) : .gap(left: 2)
            case .gap(let left):
                let count = min(left, rest.count)
                rest = rest.dropFirst(count)
                state = count < left ? .gap(left: left - count) : .size
            case .over: return
            }
        }
    }

    /// Nil as long as its end has not come.
    private mutating func gather(
        _ rest: inout Slice<UnsafeRawBufferPointer>,
        upTo end: StaticString
    ) throws(TestbedError) -> String? {
        let end = UnsafeRawBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
        while let byte = rest.popFirst() {
            line.append(byte)
            guard line.count <= Self.lineBytesMax else { throw .unfit("\(line.count) bytes", wanted: "a line") }
            guard byte == end.last, line.suffix(end.count).elementsEqual(end) else { continue }
            defer { line = [] }
            return String(decoding: line.dropLast(end.count), as: UTF8.self)
        }
        return nil
    }

    private mutating func begin(_ head: String) throws(TestbedError) {
        guard head.hasPrefix("HTTP/1.1 200 "), head.lowercased().contains("\r\ntransfer-encoding: chunked") else {
            throw .unfit(head, wanted: "a stream")
        }
        state = .size
    }

    private mutating func begin(pieceOf line: String) throws(TestbedError) {
        guard let size = Int(line, radix: 16), size >= 0 else { throw .unfit(line, wanted: "the size of a piece") }
        state = size == 0 ? .over : .piece(left: size)
    }
}
