/// Texts as TOML writes them.
enum TOMLString {
    /// Behind the string that begins at the offset, be it of one line or of several. What is not ended ends with its
    /// line or with the file.
    static func end(of start: Int, in bytes: [UInt8]) -> Int {
        let quote = bytes[start]
        let escapes = quote == UInt8(ascii: "\"")
        func isTriple(_ offset: Int) -> Bool {
            offset + 2 < bytes.count && bytes[offset...offset + 2].allSatisfy { $0 == quote }
        }
        guard isTriple(start) else {
            var offset = start + 1
            while offset < bytes.count, bytes[offset] != quote, bytes[offset] != UInt8(ascii: "\n") {
                offset += escapes && bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
            }
            return min(offset + 1, bytes.count)
        }
        var offset = start + 3
        while offset < bytes.count, !isTriple(offset) {
            offset += escapes && bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset = min(offset + 3, bytes.count)
        // Up to two quotes may stand before the closing three.
        while offset < bytes.count, bytes[offset] == quote { offset += 1 }
        return offset
    }

    /// A value as it stands in a file. Nothing for what no setting is.
    static func written(_ value: TOMLValue) -> String? {
        switch value {
        case .text(let text): return quoted(text)
        case .integer(let number): return "\(number)"
        case .number(let number): return number.isFinite ? "\(number)" : nil
        case .truth(let truth): return "\(truth)"
        case .list(let nodes):
            let words = nodes.compactMap { written($0.value) }
            return words.count == nodes.count ? "[" + words.joined(separator: ", ") + "]" : nil
        case .table, .time: return nil
        }
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
