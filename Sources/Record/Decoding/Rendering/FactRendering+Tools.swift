package import Domain
import JSON

/// Tool calls: the name of the tool, the one argument that tells what it does, and what it is to write.
extension FactRendering {
    /// The first of these that a call has is the one that tells most.
    private static let tellingKeys = [
        "command", "cmd", "file_path", "path", "notebook_path", "filePath", "absolute_path", "pattern", "query", "url",
        "description", "skill", "subagent_type", "prompt", "name",
    ]

    /// What a call is to do, in a line; empty where its input does not say.
    ///
    /// - Parameter clean: takes secrets out, before it is cut: of one that is cut through nobody would know.
    package static func what(_ call: ToolCall, cleanedBy clean: (String) -> String = { $0 }) -> String {
        let input = input(of: call)
        return RenderedText.oneLine(clean(input?.objectValue.map(telling) ?? input?.stringValue ?? call.input))
    }

    private static func input(of call: ToolCall) -> JSONValue? {
        Deliberate.ignore(because: "an input that is no JSON is shown as it is") {
            () throws(JSONError) in try JSONReader.read(call.input)
        }
    }

    package func part(of call: ToolCall) -> RenderedPart {
        let input = Self.input(of: call)
        var title = StyledText("▸ ")
        title.append(RenderedText.oneLine(call.name), RenderedText.bold)
        guard let object = input?.objectValue else {
            let text = RenderedText.oneLine(input?.stringValue ?? call.input)
            if !text.isEmpty { title.append("  \(text)") }
            return cut(RenderedPart(.toolCall, title: title, lines: patch(input?.stringValue)), to: changeLinesMax)
        }
        let telling = Self.telling(object)
        if !telling.isEmpty { title.append("  \(RenderedText.oneLine(telling))") }
        let lines = changes(object) ?? furtherLines(telling)
        let added = lines.count { $0.change == .added }
        let removed = lines.count { $0.change == .removed }
        if added > 0 { title.append("  +\(added)", RenderedText.success) }
        if removed > 0 { title.append("\(added > 0 ? " " : "  ")-\(removed)", RenderedText.failure) }
        return cut(RenderedPart(.toolCall, title: title, lines: lines), to: changeLinesMax)
    }

    private static func telling(_ input: JSONObject) -> String {
        for key in tellingKeys {
            if let text = input[key]?.stringValue, !text.isEmpty { return text }
            if let words = input[key]?.arrayValue?.compactMap(\.stringValue), !words.isEmpty {
                return words.joined(separator: " ")
            }
        }
        return input.isEmpty ? "" : JSONWriter.text(.object(input))
    }

    /// A command of several lines is shown whole.
    private func furtherLines(_ telling: String) -> [RenderedPart.Line] {
        let lines = RenderedText.lines(telling)
        return lines.count > 1 ? lines.map { RenderedPart.Line($0) } : []
    }

    /// What the call writes, as far as it is known to write; nil where it is not.
    private func changes(_ input: JSONObject) -> [RenderedPart.Line]? {
        func text(_ keys: String...) -> String? { keys.lazy.compactMap { input[$0]?.stringValue }.first }
        if let new = text("new_string", "newString", "new_str") {
            return LineChanges.lines(from: text("old_string", "oldString", "old_str") ?? "", to: new)
        }
        if let edits = input["edits"]?.arrayValue {
            return edits.compactMap(\.objectValue).flatMap { changes($0) ?? [] }
        }
        if let patch = text("patch", "input"), patch.hasPrefix("*** Begin Patch") { return self.patch(patch) }
        if let new = text("content", "contents", "new_source", "file_text") {
            return LineChanges.lines(from: "", to: new)
        }
        return nil
    }

    /// A patch says itself what it adds and removes.
    private func patch(_ text: String?) -> [RenderedPart.Line] {
        guard let text, text.hasPrefix("*** Begin Patch") else { return [] }
        return RenderedText.lines(text).filter { !$0.text.hasPrefix("*** Begin") && !$0.text.hasPrefix("*** End") }
            .map { line in
                switch line.utf8.first {
                case UInt8(ascii: "+"): LineChanges.line(String(line.text.dropFirst()), .added)
                case UInt8(ascii: "-"): LineChanges.line(String(line.text.dropFirst()), .removed)
                default: RenderedPart.Line(line)
                }
            }
    }
}
