import Domain
import Testing

@testable import Queries

@Suite struct TalkPageTests {
    private let owner = TalkOwner(
        worker: "run-<1>",
        task: "gh-450 & more",
        agent: "claude",
        conversation: nil,
        status: "completed",
        startedAt: nil,
        directory: nil
    )

    private func page(_ blocks: [TalkBlock], _ totals: TalkTotals? = nil) -> String {
        var choice = TalkRendering.Choice()
        choice.showsThinking = true
        var rendering = TalkRendering(choice)
        var page = TalkPage(of: owner)
        for block in blocks {
            if let part = rendering.part(of: .block(block)) { page.append(part) }
        }
        return String(decoding: page.bytes(totals), as: UTF8.self)
    }

    private func block(
        _ type: String,
        _ content: String?,
        tool: String? = nil,
        input: String? = nil,
        isSuccess: Bool? = nil
    ) -> TalkBlock {
        TalkBlock(
            number: 0,
            message: 0,
            at: WallTime(nanoseconds: 0),
            role: "assistant",
            model: "m\"'>",
            type: type,
            content: content,
            toolName: tool,
            toolUse: "u",
            toolInput: input,
            toolOutput: nil,
            isSuccess: isSuccess,
            isSidechain: false
        )
    }

    @Test func whateverWasSaidIsTextAndNoMarkup() {
        let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;'\""
        let page = page([
            block("text", evil), block("thinking", evil), block("tool_use", nil, tool: evil, input: evil),
            block("tool_use", nil, tool: "Edit", input: #"{"new_string":"</pre><script>x</script>"}"#),
            block("tool_result", evil, isSuccess: false), block(evil, nil),
        ])
        #expect(!page.contains("<script") && !page.contains("<img"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(
            page.contains("run-&lt;1&gt;") && page.contains("gh-450 &amp; more") && page.contains("m&quot;&#39;&gt;")
        )
    }

    @Test func itNeedsNothingElse() {
        let page = page([block("text", "see https://example.com/x.js")])
        for reference in ["src=", "<link", "url(", "@import", "href=\"http", "<script"] {
            #expect(!page.contains(reference), "\(reference)")
        }
        #expect(page.contains("prefers-color-scheme:dark") && page.contains("default-src 'none'"))
    }

    @Test func whatWasThoughtIsFoldedAndChangesAreMarked() {
        let edit = #"{"file_path":"a.swift","old_string":"old","new_string":"new"}"#
        let page = page([
            block("thinking", "hidden at first"), block("tool_use", nil, tool: "Edit", input: edit),
            block("tool_result", "went wrong", isSuccess: false),
        ])
        #expect(page.contains("<details class=\"thinking\" id=\"p1\"><summary>"))
        #expect(page.contains("<del>- old</del>\n<ins>+ new</ins>"))
        #expect(page.contains("<details class=\"tool-result failed\" id=\"p3\" open>"))
        #expect(page.contains("<li><a href=\"#p2\">▸ Edit  a.swift"))
        #expect(page.contains("<li class=\"failed\"><a href=\"#p3\">"))
    }

    @Test func whatItTookStandsAtTheEnd() {
        let totals = TalkTotals(
            calls: 2,
            usage: Usage(input: 5, output: 7),
            cost: Money(nanodollars: 1_230_000_000),
            unpricedCalls: 0
        )
        #expect(page([], totals).contains("tokens  5 in, 7 out  $1.23"))
        #expect(page([]).contains("tokens and cost are not known"))
    }
}
