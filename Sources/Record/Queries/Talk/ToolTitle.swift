import Domain
import JSON

/// What is told of the use of a tool in a line.
enum ToolTitle {
    private static let pathKeys = ["file_path", "path", "notebook_path", "filePath", "absolute_path"]
    /// How Claude Code begins what a command wrote that failed.
    private static let exitMark = "Exit code "
    private static let exitDigitsMax = 4

    /// What stands behind the name of the tool; nil where that is nothing.
    static func text(of call: RenderedPart) -> String? {
        // The mark and the name end where two spaces stand.
        guard let end = call.title.text.firstRange(of: "  ") else { return nil }
        let text = String(call.title.text[end.upperBound...])
        return text.isEmpty ? nil : text
    }

    /// The file that it is about.
    static func path(in input: String) -> String {
        let value = Deliberate.ignore(because: "an input that is no JSON names no file") {
            () throws(JSONError) in try JSONReader.read(input)
        }
        let object = value?.objectValue
        return pathKeys.lazy.compactMap { object?[$0]?.stringValue }.first ?? "file"
    }

    static func exit(in output: String) -> Int? {
        guard output.hasPrefix(exitMark) else { return nil }
        return Int(output.dropFirst(exitMark.count).prefix(exitDigitsMax).prefix { $0.isASCII && $0.isNumber })
    }
}
