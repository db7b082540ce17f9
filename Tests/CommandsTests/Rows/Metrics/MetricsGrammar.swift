/// Reads a scrape as strictly as the text format 0.0.4 is written down: a metric says what it is before its samples,
/// they stand together, and no sample is there twice.
struct MetricsGrammar {
    struct Fault: Error, CustomStringConvertible {
        let line: String
        let why: String
        var description: String { "\(why): \(line)" }
    }

    /// By name and labels as they stand, in their order of names: `roost_tasks{status="active"}`.
    private(set) var samples: [String: Double] = [:]
    private(set) var types: [String: String] = [:]
    private var helps: Set<String> = []
    private var finished: Set<String> = []
    private var current = ""

    init(_ text: String) throws {
        guard text.isEmpty || text.hasSuffix("\n") else { throw Fault(line: "", why: "the last line is not ended") }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { try read(String(line)) }
    }

    /// All samples of one metric.
    func values(_ name: String) -> [String: Double] {
        samples.filter { $0.key == name || $0.key.hasPrefix("\(name){") }
    }

    private mutating func read(_ line: String) throws {
        var rest = line[...]
        if line.hasPrefix("# HELP ") {
            rest.removeFirst(7)
            let name = try word(&rest, line, allowsColon: true)
            try begin(name, line)
            guard rest.first == " ", helps.insert(name).inserted else { throw Fault(line: line, why: "a bad HELP") }
            _ = try unescaped(rest.dropFirst(), line, quotes: false)
        } else if line.hasPrefix("# TYPE ") {
            rest.removeFirst(7)
            let name = try word(&rest, line, allowsColon: true)
            try begin(name, line)
            let type = String(rest.dropFirst())
            guard ["counter", "gauge", "histogram", "summary", "untyped"].contains(type), types[name] == nil,
                values(name).isEmpty
            else { throw Fault(line: line, why: "a bad TYPE") }
            types[name] = type
        } else if !line.hasPrefix("#"), !line.isEmpty {
            try readSample(line)
        }
    }

    private mutating func begin(_ name: String, _ line: String) throws {
        guard name != current else { return }
        guard !finished.contains(name) else { throw Fault(line: line, why: "\(name) does not stand together") }
        if !current.isEmpty { finished.insert(current) }
        current = name
    }

    private mutating func readSample(_ line: String) throws {
        var rest = line[...]
        let name = try word(&rest, line, allowsColon: true)
        try begin(name, line)
        guard types[name] != nil, helps.contains(name) else {
            throw Fault(line: line, why: "it is not said what it is")
        }
        var labels: [(String, String)] = []
        if rest.first == "{" { labels = try readLabels(&rest, line) }
        guard rest.first == " " else { throw Fault(line: line, why: "a value must follow") }
        let text = String(rest.dropFirst())
        guard !text.contains(" "), let value = Self.number(text) else { throw Fault(line: line, why: "no number") }
        guard Set(labels.map(\.0)).count == labels.count else { throw Fault(line: line, why: "a label is there twice") }
        let told = labels.sorted { $0.0 < $1.0 }.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",")
        let key = labels.isEmpty ? name : "\(name){\(told)}"
        guard samples.updateValue(value, forKey: key) == nil else { throw Fault(line: line, why: "it is there twice") }
        if types[name] == "counter", value < 0 { throw Fault(line: line, why: "a counter below zero") }
    }

    private func readLabels(_ rest: inout Substring, _ line: String) throws -> [(String, String)] {
        var labels: [(String, String)] = []
        rest.removeFirst()
        while rest.first != "}" {
            let name = try word(&rest, line, allowsColon: false)
            guard rest.hasPrefix("=\""), !name.hasPrefix("__") else { throw Fault(line: line, why: "a bad label") }
            rest.removeFirst(2)
            var raw = ""
            while let next = rest.first, next != "\"" {
                raw.append(next)
                rest.removeFirst()
                if next == "\\", let escaped = rest.first {
                    raw.append(escaped)
                    rest.removeFirst()
                }
            }
            guard rest.first == "\"" else { throw Fault(line: line, why: "a label is not ended") }
            rest.removeFirst()
            labels.append((name, try unescaped(raw[...], line, quotes: true)))
            if rest.first == "," {
                rest.removeFirst()
            } else if rest.first != "}" {
                throw Fault(line: line, why: "no comma")
            }
        }
        rest.removeFirst()
        return labels
    }

    private func word(_ rest: inout Substring, _ line: String, allowsColon: Bool) throws -> String {
        let name = rest.prefix { character in
            character.isASCII && (character.isLetter || character.isNumber || character == "_")
                || (allowsColon && character == ":")
        }
        guard let first = name.first, !first.isNumber else { throw Fault(line: line, why: "no name") }
        rest.removeFirst(name.count)
        return String(name)
    }

    private func unescaped(_ text: Substring, _ line: String, quotes: Bool) throws -> String {
        var result = ""
        var rest = text
        while let next = rest.popFirst() {
            guard next == "\\" else {
                result.append(next)
                continue
            }
            switch rest.popFirst() {
            case "\\": result.append("\\")
            case "n": result.append("\n")
            case "\"" where quotes: result.append("\"")
            default: throw Fault(line: line, why: "a bad escape")
            }
        }
        return result
    }

    private static func number(_ text: String) -> Double? {
        switch text {
        case "+Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        default: text.first.map { $0.isNumber || $0 == "-" } == true ? Double(text) : nil
        }
    }
}
