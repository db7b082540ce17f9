import Domain

/// Parts of a conversation as parts of a page. What is long folds by itself.
enum TalkMarkup {
    /// Who speaks from here on; nothing where it is who spoke before.
    static func head(of talk: TalkPart) -> String {
        guard let speaker = talk.speaker.map({ PageText.escaped($0) }) else { return "" }
        let model = talk.model.map { " <small>\(PageText.escaped($0))</small>" } ?? ""
        let time = talk.at.map { "<time>\(PageText.escaped($0.iso))</time>" } ?? ""
        return "<h2 class=\"\(speaker)\">\(speaker)\(model)\(time)</h2>\n"
    }

    static func body(of part: RenderedPart, id: String) -> String {
        let failure = part.isFailure ? " failed" : ""
        let depth = part.depth > 0 ? " within" : ""
        let classes = "\(part.kind.rawValue)\(failure)\(depth)"
        let title = PageText.inline(part.title)
        switch part.kind {
        case .thinking, .toolResult:
            guard !part.lines.isEmpty else { return "<div class=\"\(classes)\" id=\"\(id)\"><p>\(title)</p></div>\n" }
            let isOpen = part.isFailure ? " open" : ""
            let head = "<details class=\"\(classes)\" id=\"\(id)\"\(isOpen)><summary>\(title)</summary>"
            return head + lines(part) + "</details>\n"
        case .toolCall, .notice:
            return "<div class=\"\(classes)\" id=\"\(id)\"><p>\(title)</p>\(lines(part))</div>\n"
        case .user, .assistant, .system:
            return "<div class=\"said \(classes)\" id=\"\(id)\">\(lines(part))</div>\n"
        }
    }

    private static func lines(_ part: RenderedPart) -> String {
        guard !part.lines.isEmpty || part.hiddenLineCount > 0 else { return "" }
        var text = "<pre>"
        for line in part.lines {
            switch line.change {
            case .none: text += PageText.inline(line.text)
            case .added: text += "<ins>\(PageText.escaped(line.text.text))</ins>"
            case .removed: text += "<del>\(PageText.escaped(line.text.text))</del>"
            }
            text += "\n"
        }
        if part.hiddenLineCount > 0 { text += "<i>… \(part.hiddenLineCount) more lines</i>\n" }
        return text + "</pre>"
    }
}
