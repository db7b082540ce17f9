/// What a transcript says that its conversation is called. Older versions wrote summaries, which may stand for a line
/// of another file.
enum ClaudeTitle {
    static func title(of line: LineNode, type: LineNode) -> Title? {
        if type.says("summary"), let text = line["summary"]?.word {
            return Title(text: text, author: .agent, leaf: line["leafUuid"]?.string)
        }
        if type.says("ai-title"), let text = (line["aiTitle"] ?? line["title"])?.word {
            return Title(text: text, author: .agent)
        }
        if type.says("custom-title"), let text = (line["customTitle"] ?? line["title"])?.word {
            return Title(text: text, author: .person)
        }
        return nil
    }
}
