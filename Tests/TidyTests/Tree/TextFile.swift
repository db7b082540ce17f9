import Glibc

/// One file of ours that holds text, as bytes, with where its lines lie.
struct TextFile: Sendable {
    enum Kind: Sendable {
        case swift
        case code
        case markdown
        case other
    }

    let path: String
    let place: Place
    let bytes: [UInt8]
    /// The bytes of each line, without its end.
    let lines: [Range<Int>]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        place = Place(path)
        lines = Self.lines(of: bytes)
    }

    /// Nil for what is not there to read as text: a link, a folder, a file that is gone, bytes that no text holds.
    init?(path: String, in root: String) {
        guard let bytes = Self.read(root + "/" + path), !bytes.prefix(8_000).contains(0) else { return nil }
        self.init(path: path, bytes: bytes)
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
    var isFixture: Bool { path.contains("/Fixtures/") }

    var kind: Kind {
        if path.hasSuffix(".swift") { return .swift }
        if path.hasSuffix(".md") { return .markdown }
        if [".c", ".h"].contains(where: path.hasSuffix) { return .code }
        return path == "Makefile" || path.hasPrefix("Scripts/") || path.hasPrefix(".ci/") ? .code : .other
    }

    /// The text of a line, the first being 1.
    func text(ofLine number: Int) -> String { String(decoding: bytes[lines[number - 1]], as: UTF8.self) }

    /// The line of a byte.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].upperBound < offset { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }

    /// Where the text occurs, in bytes.
    func occurrences(of text: String) -> [Int] {
        let wanted = Array(text.utf8)
        return bytes.withUnsafeBytes { all in
            var found: [Int] = []
            var start = 0
            while let base = all.baseAddress, start + wanted.count <= all.count,
                let first = memchr(base + start, Int32(wanted[0]), all.count - start - wanted.count + 1)
            {
                let offset = UnsafeRawPointer(first) - base
                let isFound = memcmp(first, wanted, wanted.count) == 0
                if isFound { found.append(offset) }
                start = offset + (isFound ? wanted.count : 1)
            }
            return found
        }
    }

    /// Whether the bytes are a whole word, and no part of one.
    func isWord(at offset: Int, bytes count: Int) -> Bool {
        let end = offset + count
        let isStart = offset == 0 || !Self.isOfWord(bytes[offset - 1])
        return isStart && (end == bytes.count || !Self.isOfWord(bytes[end]))
    }

    static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Whether a slash after this byte goes on with a path, rather than beginning one.
    static func isOfPath(_ byte: UInt8) -> Bool { isOfWord(byte) || "~.-*)}>".utf8.contains(byte) }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBytes { all in
            var lines: [Range<Int>] = []
            var start = 0
            while let base = all.baseAddress, start < all.count {
                let end = memchr(base + start, 10, all.count - start).map { UnsafeRawPointer($0) - base }
                lines.append(start..<(end ?? all.count))
                start = (end ?? all.count) + 1
            }
            return lines
        }
    }

    private static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = max(Glibc.read(file, buffer.baseAddress, buffer.count), 0)
        }
    }
}
