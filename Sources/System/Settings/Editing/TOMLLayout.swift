/// Where each name, value and table of a text of TOML stands, byte by byte, so that one of them can be changed and all
/// else stays as a person wrote it. The text is one that `TOMLReader` takes: what it means is known by then.
struct TOMLLayout {
    /// A name with its value.
    struct Pair {
        /// With the names of all tables that it stands in.
        let path: [String]
        let key: Range<Int>
        let value: Range<Int>
        /// The table that was begun last above it; nothing where it stands in braces.
        let section: Int?
        /// The pair whose braces it stands in.
        let parent: Int?
    }

    /// The root, or a table that begins with a line of its own.
    struct Section {
        let path: [String]
        /// Behind the line; 0 for the root.
        let bodyStart: Int
    }

    let bytes: [UInt8]
    private(set) var pairs: [Pair] = []
    private(set) var sections = [Section(path: [], bodyStart: 0)]
    /// Where the first line stands that begins a table.
    private(set) var firstHeader: Int?
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while skipBlank() {
            if bytes[offset] == UInt8(ascii: "[") { readHeader() } else { readPair(below: nil) }
        }
    }

    // MARK: - Lines

    func lineStart(of offset: Int) -> Int {
        bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// Behind the newline.
    func lineEnd(of offset: Int) -> Int {
        bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }

    // MARK: - Reading

    private mutating func readHeader() {
        let start = offset
        while at("[") { offset += 1 }
        let path = readKey().path
        offset = lineEnd(of: offset)
        if firstHeader == nil { firstHeader = lineStart(of: start) }
        sections.append(Section(path: path, bodyStart: offset))
    }

    private mutating func readPair(below parent: Int?) {
        let (name, key) = readKey()
        skipSpace()
        if at("=") { offset += 1 }
        skipSpace()
        let start = offset
        skipValue()
        // What is no pair at all is passed by: whoever reads the text says what is wrong with it.
        guard !name.isEmpty, start < offset else { return offset = max(lineEnd(of: min(start, bytes.count)), offset) }
        let above = parent.map { pairs[$0].path } ?? sections[sections.count - 1].path
        pairs.append(
            Pair(
                path: above + name,
                key: key,
                value: start..<offset,
                section: parent == nil ? sections.count - 1 : nil,
                parent: parent
            )
        )
        guard bytes[start] == UInt8(ascii: "{") else { return }
        let end = offset
        readInside(pairs.count - 1, from: start + 1, to: end - 1)
        offset = end
    }

    private mutating func readInside(_ parent: Int, from start: Int, to end: Int) {
        offset = start
        while skipBlank(), offset < end {
            if at(",") { offset += 1 } else { readPair(below: parent) }
        }
    }

    /// A name in all its parts, without quotes.
    private mutating func readKey() -> (path: [String], range: Range<Int>) {
        let start = offset
        var end = offset
        var path: [String] = []
        while true {
            skipSpace()
            let part = offset
            if at("\"") || at("'") {
                skipString()
                path.append(String(decoding: bytes[(part + 1)..<max(part + 1, offset - 1)], as: UTF8.self))
            } else {
                while offset < bytes.count, Self.isBare(bytes[offset]) { offset += 1 }
                guard offset > part else { break }
                path.append(String(decoding: bytes[part..<offset], as: UTF8.self))
            }
            end = offset
            skipSpace()
            guard at(".") else { break }
            offset += 1
        }
        return (path, start..<end)
    }

    private mutating func skipValue() {
        guard offset < bytes.count else { return }
        switch bytes[offset] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
        case UInt8(ascii: "["), UInt8(ascii: "{"): skipBrackets()
        default:
            let start = offset
            while offset < bytes.count, !Self.endsBareValue(bytes[offset]) { offset += 1 }
            while offset > start, Self.isSpace(bytes[offset - 1]) { offset -= 1 }
        }
    }

    /// Past all that is in brackets or braces, whatever stands in it.
    private mutating func skipBrackets() {
        var depth = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipString()
                continue
            case UInt8(ascii: "#"):
                offset = lineEnd(of: offset)
                continue
            default: break
            }
            offset += 1
            if depth == 0 { return }
        }
    }

    private mutating func skipString() { offset = TOMLString.end(of: offset, in: bytes) }

    /// Past blank lines and comments; whether something follows.
    private mutating func skipBlank() -> Bool {
        while offset < bytes.count {
            if at("#") {
                offset = lineEnd(of: offset)
            } else if Self.isSpace(bytes[offset]) || at("\n") {
                offset += 1
            } else if offset == 0, bytes.starts(with: Self.mark) {
                offset = Self.mark.count
            } else {
                return true
            }
        }
        return false
    }

    private mutating func skipSpace() { while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 } }

    private func at(_ character: Unicode.Scalar) -> Bool {
        offset < bytes.count && bytes[offset] == UInt8(ascii: character)
    }

    /// That the text is UTF-8, as some editors say at its beginning.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private static func endsBareValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): true
        default: false
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
