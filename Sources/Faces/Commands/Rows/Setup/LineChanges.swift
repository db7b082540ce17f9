/// How one text becomes another, line by line, as `diff -u` shows it.
enum LineChanges {
    private static let around = 3

    private enum Line {
        case same(String)
        case gone(String)
        case new(String)

        var text: String {
            switch self {
            case .same(let text): " " + text
            case .gone(let text): "-" + text
            case .new(let text): "+" + text
            }
        }

        var isChange: Bool {
            if case .same = self { false } else { true }
        }
    }

    /// Nothing where they are the same.
    static func show(_ old: String, _ new: String, of path: String) -> [String] {
        let lines = lines(parts(of: old), parts(of: new))
        guard lines.contains(where: \.isChange) else { return [] }
        var shown = ["--- \(path)", "+++ \(path)"]
        var last: Int?
        for index in lines.indices where isNear(index, lines) {
            if last != index - 1 { shown.append("@@") }
            shown.append(lines[index].text)
            last = index
        }
        return shown
    }

    private static func parts(of text: String) -> [String] {
        var parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if parts.last == "" { parts.removeLast() }
        return parts
    }

    private static func isNear(_ index: Int, _ lines: [Line]) -> Bool {
        lines[max(0, index - around)...min(lines.count - 1, index + around)].contains(where: \.isChange)
    }

    private static func lines(_ old: [String], _ new: [String]) -> [Line] {
        var gone: Set<Int> = []
        var come: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): come.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, gone.contains(left) {
                lines.append(.gone(old[left]))
                left += 1
            } else if right < new.count, come.contains(right) {
                lines.append(.new(new[right]))
                right += 1
            } else {
                lines.append(.same(old[left]))
                left += 1
                right += 1
            }
        }
        return lines
    }
}
