/// Takes Swift source apart into tokens and comments. It knows as much of the language as the rules need, and no more:
/// of literals of regular expressions it knows nothing, since none of ours are written so.
struct SwiftLexer {
    private(set) var tokens: [Token] = []
    /// The comment on a line, with its slashes.
    private(set) var comments: [Int: String] = [:]

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var isSpaced = true

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        readCode(ofInterpolation: false)
    }

    private mutating func readCode(ofInterpolation: Bool) {
        var depth = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): skipSpace()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): readLineComment()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): readBlockComment()
            case UInt8(ascii: "\""): readString(hashes: 0)
            case UInt8(ascii: "#"):
                let hashes = count(of: byte)
                if peek(hashes) == UInt8(ascii: "\"") { readString(hashes: hashes) } else { readWord() }
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                depth += byte == UInt8(ascii: "(") ? 1 : -1
                append(.symbol, bytes: 1)
                if ofInterpolation, depth == 0 { return }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
            case UInt8(ascii: "`"), UInt8(ascii: "$"): readWord()
            default: if Self.isOfWord(byte) { readWord() } else { readSymbol() }
            }
        }
    }

    private mutating func skipSpace() {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
        isSpaced = true
    }

    private mutating func readLineComment() {
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
        comments[line] = text(from: start)
        isSpaced = true
    }

    private mutating func readBlockComment() {
        let start = position
        let startLine = line
        var depth = 0
        repeat {
            if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                position += 2
            } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                position += 2
            } else {
                if peek() == UInt8(ascii: "\n") { line += 1 }
                position += 1
            }
        } while depth > 0 && position < bytes.count
        comments[startLine] = text(from: start)
        isSpaced = true
    }

    private mutating func readString(hashes: Int) {
        let isMultiline = count(of: UInt8(ascii: "\""), at: hashes) >= 3
        let quotes = isMultiline ? 3 : 1
        append(.string, bytes: hashes + quotes)
        while let byte = peek() {
            if byte == UInt8(ascii: "\\"), count(of: UInt8(ascii: "#"), at: 1) >= hashes {
                position += 1 + hashes
                if peek() == UInt8(ascii: "(") { readCode(ofInterpolation: true) } else { position += 1 }
            } else if byte == UInt8(ascii: "\""), count(of: byte) >= quotes,
                count(of: UInt8(ascii: "#"), at: quotes) >= hashes
            {
                position += quotes + hashes
                break
            } else if byte == UInt8(ascii: "\n") {
                line += 1
                position += 1
                if !isMultiline { break }
            } else {
                position += 1
            }
        }
        isSpaced = false
    }

    private mutating func readNumber() {
        var end = position
        while end < bytes.count, Self.isOfWord(bytes[end]) || isDecimalPoint(at: end) { end += 1 }
        append(.number, bytes: end - position)
    }

    private mutating func readWord() {
        var end = position + 1
        if bytes[position] == UInt8(ascii: "`") {
            while end < bytes.count, bytes[end] != UInt8(ascii: "`") { end += 1 }
            end = min(end + 1, bytes.count)
        } else {
            while end < bytes.count, Self.isOfWord(bytes[end]) { end += 1 }
        }
        append(.word, bytes: end - position)
    }

    /// Operators of one kind of sign are one token. Angles stand alone, since they bracket types, and so do `!` and
    /// `?`, since after an expression they are no operators.
    private mutating func readSymbol() {
        switch (bytes[position], peek(1)) {
        case (UInt8(ascii: "-"), UInt8(ascii: ">")), (UInt8(ascii: "?"), UInt8(ascii: "?")):
            return append(.symbol, bytes: 2)
        case (UInt8(ascii: "!"), UInt8(ascii: "=")):
            return append(.symbol, bytes: 1 + count(of: UInt8(ascii: "="), at: 1))
        case (UInt8(ascii: "."), UInt8(ascii: ".")): return append(.symbol, bytes: 3)
        default: break
        }
        var end = position
        while end < bytes.count, Self.isOfOperator(bytes[end]) { end += 1 }
        append(.symbol, bytes: max(end - position, 1))
    }

    private mutating func append(_ kind: Token.Kind, bytes count: Int) {
        let start = position
        position = min(position + count, bytes.count)
        tokens.append(Token(kind: kind, text: text(from: start), line: line, isSpaced: isSpaced))
        isSpaced = false
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

    private func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    private func count(of byte: UInt8, at distance: Int = 0) -> Int {
        var count = 0
        while peek(distance + count) == byte { count += 1 }
        return count
    }

    private func isDecimalPoint(at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "."), index + 1 < bytes.count else { return false }
        return bytes[index + 1] >= UInt8(ascii: "0") && bytes[index + 1] <= UInt8(ascii: "9")
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }

    private static func isOfOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"): true
        case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
