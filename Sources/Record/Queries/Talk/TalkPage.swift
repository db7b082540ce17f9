import Decoding
import Domain

/// A conversation as one page that needs nothing else: no script, no address of anything, its looks within. Whatever
/// agents wrote stands in it as text.
package struct TalkPage {
    private let owner: TalkOwner
    private var outline = ""
    private var body = ""
    private var count = 0

    package init(of owner: TalkOwner) { self.owner = owner }

    package mutating func append(_ part: TalkPart) {
        count += 1
        if let speaker = part.speaker {
            let model = part.model.map { " <small>\(PageText.escaped($0))</small>" } ?? ""
            let time = part.at.map { "<time>\(PageText.escaped($0.iso))</time>" } ?? ""
            body += "<h2 class=\"\(PageText.escaped(speaker))\">\(PageText.escaped(speaker))\(model)\(time)</h2>\n"
        }
        append(part.part)
    }

    /// - Parameter totals: what it took, where that is known.
    package func bytes(_ totals: TalkTotals?) -> [UInt8] {
        let name = PageText.escaped(owner.worker)
        let agent = owner.agent.map { PageText.escaped($0) + " · " } ?? ""
        let began = owner.startedAt.map { " · " + PageText.escaped($0.iso) } ?? ""
        let end = totals.map { PageText.inline(TalkRendering.part(of: $0).title) } ?? "tokens and cost are not known"
        let page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(name)</title>
            <style>
            \(PageText.style)
            </style>
            </head>
            <body>
            <header><h1>\(PageText.escaped(owner.task))</h1>
            <p>\(agent)\(name) · \(PageText.escaped(owner.status))\(began)</p></header>
            <nav><details open><summary>Outline</summary><ol>
            \(outline)</ol></details></nav>
            <main>
            \(body)</main>
            <footer>\(end)</footer>
            </body>
            </html>

            """
        return Array(page.utf8)
    }

    private mutating func append(_ part: RenderedPart) {
        let id = "p\(count)"
        let failure = part.isFailure ? " failed" : ""
        let depth = part.depth > 0 ? " within" : ""
        let classes = "\(part.kind.rawValue)\(failure)\(depth)"
        let title = PageText.inline(part.title)
        switch part.kind {
        case .thinking, .toolResult:
            guard !part.lines.isEmpty else {
                body += "<div class=\"\(classes)\" id=\"\(id)\"><p>\(title)</p></div>\n"
                return
            }
            let isOpen = part.isFailure ? " open" : ""
            body += "<details class=\"\(classes)\" id=\"\(id)\"\(isOpen)><summary>\(title)</summary>"
            body += lines(part) + "</details>\n"
        case .toolCall, .notice:
            body += "<div class=\"\(classes)\" id=\"\(id)\"><p>\(title)</p>\(lines(part))</div>\n"
        case .user, .assistant, .system:
            body += "<div class=\"said \(classes)\" id=\"\(id)\">\(lines(part))</div>\n"
        }
        append(part, to: id)
    }

    /// What was asked, what was done, and what went wrong.
    private mutating func append(_ part: RenderedPart, to id: String) {
        let text: StyledText
        switch part.kind {
        case .user: text = part.lines.first?.text ?? StyledText()
        case .toolCall: text = part.title
        case .toolResult where part.isFailure, .notice where part.isFailure: text = part.title
        case .assistant, .system, .thinking, .toolResult, .notice: return
        }
        let failure = part.isFailure ? " class=\"failed\"" : ""
        let words = PageText.escaped(String(text.text.prefix(90)))
        outline += "<li\(failure)><a href=\"#\(id)\">\(words)</a></li>\n"
    }

    private func lines(_ part: RenderedPart) -> String {
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
