import CToml

/// Reads a text by toml++. The only file that knows the library.
package enum TOMLReader {
    /// The entries of the root, each table in the order in which it stands in the file.
    package static func read(_ bytes: [UInt8]) throws(TOMLFault) -> [TOMLEntry] {
        if let offset = firstBadUTF8(in: bytes) {
            throw TOMLFault(reason: .notUTF8, place: place(of: offset, in: bytes))
        }
        if let offset = TOMLKeyDepth.offsetOfTooDeep(in: bytes) {
            throw TOMLFault(
                reason: .keyTooDeep(depthMax: TOMLKeyDepth.depthMax),
                place: place(of: offset, in: bytes)
            )
        }
        let result = bytes.withUnsafeBytes { buffer -> Result<[TOMLEntry], TOMLFault> in
            // An empty array may have no address, and the library wants one.
            guard let start = buffer.baseAddress, !buffer.isEmpty else { return .success([]) }
            guard let document = roost_toml_read(start.assumingMemoryBound(to: CChar.self), buffer.count) else {
                preconditionFailure("memory for the settings is there, as for all else")
            }
            defer { roost_toml_free(document) }
            return entries(of: document)
        }
        return try result.get()
    }

    private static func entries(of document: OpaquePointer) -> Result<[TOMLEntry], TOMLFault> {
        var bytes = 0
        var place = roost_toml_place()
        if let message = roost_toml_error(document, &bytes, &place) {
            let text = text(message, bytes)
            return .failure(TOMLFault(reason: .syntax(text), place: TextPlace(place)))
        }
        var next = 1
        return .success(entries(of: document, depth: 1, from: &next))
    }

    /// The nodes from `next` on that stand this deep, with all below them.
    private static func entries(of document: OpaquePointer, depth: Int32, from next: inout Int) -> [TOMLEntry] {
        var entries: [TOMLEntry] = []
        while next < roost_toml_count(document), let node = roost_toml_at(document, next)?.pointee,
            node.depth == depth
        {
            entries.append(
                TOMLEntry(
                    key: node.key.map { text($0, node.key_bytes) } ?? "",
                    keyPlace: TextPlace(node.key_place),
                    node: TOMLNode(value: value(node, document, &next), place: TextPlace(node.place))
                )
            )
        }
        return entries.sorted { $0.keyPlace < $1.keyPlace }
    }

    /// The value of the node at `next`, which is left behind with all that it holds.
    private static func value(_ node: roost_toml_node, _ document: OpaquePointer, _ next: inout Int) -> TOMLValue {
        next += 1
        switch node.kind {
        case Int32(ROOST_TOML_TABLE): return .table(entries(of: document, depth: node.depth + 1, from: &next))
        case Int32(ROOST_TOML_LIST):
            return .list(entries(of: document, depth: node.depth + 1, from: &next).map(\.node))
        case Int32(ROOST_TOML_TEXT): return .text(node.text.map { text($0, node.text_bytes) } ?? "")
        case Int32(ROOST_TOML_INTEGER): return .integer(node.integer)
        case Int32(ROOST_TOML_NUMBER): return .number(node.number)
        case Int32(ROOST_TOML_TRUTH): return .truth(node.integer != 0)
        default: return .time
        }
    }

    private static func text(_ start: UnsafePointer<CChar>, _ bytes: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: bytes), as: UTF8.self)
    }

    /// Where the first byte stands that belongs to no character.
    private static func firstBadUTF8(in bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    private static func place(of offset: Int, in bytes: [UInt8]) -> TextPlace {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count
        return TextPlace(line: lines + 1, column: column + 1)
    }
}

extension TextPlace {
    fileprivate init(_ place: roost_toml_place) {
        // The library knows no place for what a file implies; the file then begins there.
        self.init(line: max(1, Int(place.line)), column: max(1, Int(place.column)))
    }
}
