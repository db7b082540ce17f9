/// Sets or removes one value in a text of TOML, and touches nothing else in it: comments, order, indentation and the
/// way in which other values are written stay.
struct TOMLEdit {
    private let layout: TOMLLayout
    private let path: [String]

    init(_ bytes: [UInt8], at path: [String]) {
        layout = TOMLLayout(bytes)
        self.path = path
    }

    /// The texts that may have the value, the most natural first. Which of them means what it should its reader says:
    /// TOML does not let every table be gone on with everywhere.
    func texts(with value: String) -> [[UInt8]] {
        if let pair = layout.pairs.last(where: { $0.path == path }) { return [replacing(pair.value, value)] }
        if let index = layout.pairs.lastIndex(where: isAround) { return [inserting(value, into: index)] }
        var texts: [[UInt8]] = []
        let beside = layout.pairs.last { $0.section != nil && $0.path.dropLast() == path.dropLast() }
        if let beside, let section = beside.section { texts.append(inserting(value, below: beside, section)) }
        if let section = layout.sections.indices.dropFirst().last(where: { layout.sections[$0].path == path.dropLast() }
        ) {
            let last = layout.pairs.last { $0.section == section }
            texts.append(
                last.map { inserting(value, below: $0, section) }
                    ?? inserting(line(value, in: section), at: layout.sections[section].bodyStart)
            )
        }
        if path.count > 1 { texts.append(appending(value)) }
        let last = layout.pairs.last { $0.section == 0 }
        texts.append(
            last.map { inserting(value, below: $0, 0) } ?? inserting(line(value, in: 0), at: layout.firstHeader ?? end)
        )
        return texts
    }

    /// The text without the value; nothing where it does not stand in it.
    var textWithout: [UInt8]? {
        guard let pair = layout.pairs.last(where: { $0.path == path }) else { return nil }
        guard pair.parent != nil else {
            return replacing(layout.lineStart(of: pair.key.lowerBound)..<layout.lineEnd(of: pair.value.upperBound), "")
        }
        // In braces one comma goes with it: the one behind, or that in front where it is the last.
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var range = pair.key.lowerBound..<pair.value.upperBound
        let behind = layout.bytes[range.upperBound...].firstIndex { !isBlank($0) }
        if let behind, layout.bytes[behind] == UInt8(ascii: ",") {
            let next = layout.bytes[(behind + 1)...].firstIndex { !isBlank($0) } ?? behind + 1
            range = range.lowerBound..<next
        } else if let before = layout.bytes[..<range.lowerBound].lastIndex(where: { !isBlank($0) }),
            layout.bytes[before] == UInt8(ascii: ",")
        {
            range = before..<range.upperBound
        }
        return replacing(range, "")
    }

    // MARK: - Places

    private func isAround(_ pair: TOMLLayout.Pair) -> Bool {
        pair.path.count < path.count && path.starts(with: pair.path)
            && layout.bytes[pair.value.lowerBound] == UInt8(ascii: "{")
    }

    private func inserting(_ value: String, into index: Int) -> [UInt8] {
        let around = layout.pairs[index]
        let text = "\(name(path.dropFirst(around.path.count))) = \(value)"
        guard let last = layout.pairs.last(where: { $0.parent == index }) else {
            return replacing(around.value, "{ \(text) }")
        }
        return replacing(last.value.upperBound..<last.value.upperBound, ", \(text)")
    }

    private func inserting(_ value: String, below pair: TOMLLayout.Pair, _ section: Int) -> [UInt8] {
        let start = layout.lineStart(of: pair.key.lowerBound)
        let indent = String(decoding: layout.bytes[start..<pair.key.lowerBound], as: UTF8.self)
        let isIndent = indent.allSatisfy { $0 == " " || $0 == "\t" }
        return inserting(
            (isIndent ? indent : "") + line(value, in: section),
            at: layout.lineEnd(of: pair.value.upperBound)
        )
    }

    /// A table of its own at the end.
    private func appending(_ value: String) -> [UInt8] {
        let isFirst = layout.bytes.isEmpty || layout.bytes == TOMLLayout.mark
        let header = "\(isFirst ? "" : newline)[\(name(path.dropLast()))]\(newline)"
        return inserting("\(header)\(name(path.suffix(1))) = \(value)", at: end)
    }

    private func line(_ value: String, in section: Int) -> String {
        "\(name(path.dropFirst(layout.sections[section].path.count))) = \(value)"
    }

    private func name(_ parts: ArraySlice<String>) -> String { SettingsText.name(Array(parts)) }

    // MARK: - Bytes

    private var end: Int { layout.bytes.count }

    /// As the file has it.
    private var newline: String {
        guard let first = layout.bytes.firstIndex(of: UInt8(ascii: "\n")), first > 0 else { return "\n" }
        return layout.bytes[first - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
    }

    /// A line of its own, whether or not the one before it was ended.
    private func inserting(_ line: String, at offset: Int) -> [UInt8] {
        let isOpen = offset > 0 && layout.bytes[offset - 1] != UInt8(ascii: "\n") && layout.bytes != TOMLLayout.mark
        return replacing(offset..<offset, (isOpen ? newline : "") + line + newline)
    }

    private func replacing(_ range: Range<Int>, _ text: String) -> [UInt8] {
        var bytes = layout.bytes
        bytes.replaceSubrange(range, with: Array(text.utf8))
        return bytes
    }
}
