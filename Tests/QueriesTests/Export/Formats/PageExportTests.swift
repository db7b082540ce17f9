import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct PageExportTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "PageExportTests") }

    /// How often each tag is opened and ended, where it must be ended.
    private func unbalanced(_ page: String) -> [String] {
        ["html", "head", "body", "section", "details", "summary", "ul", "dl", "table", "nav", "ol", "li", "pre"].filter
        {
            page.components(of: "<\($0)>") + page.components(of: "<\($0) ") != page.components(of: "</\($0)>")
        }
    }

    @Test func severalTasksAreOnePageThatNeedsNothingElse() throws {
        let page = try story.text(.window(.all), as: .html)
        #expect(unbalanced(page) == [])
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("default-src 'none'"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("http:"))
        #expect(page.contains("<a href=\"#task-gh-450\">") && page.contains("<section id=\"task-gh-450\">"))
        #expect(page.contains("<small>not gh-451 (priority 2)</small>"))
        #expect(page.contains("<td>Total<td>4<td>474<td>$2 and 1 unpriced</tr>"))
    }

    @Test func oneRunIsOpenAndHasWhatWasSaid() throws {
        let page = try story.text(.run("run-1"), as: .html)
        #expect(unbalanced(page) == [])
        #expect(page.contains("<details class=\"run\" open>") && page.contains(">Fix it.\n"))
    }

    @Test func whateverIsRecordedIsTextAndNoMarkup() throws {
        try story.add(
            """
            UPDATE tasks SET title = '<script>t</script>', description = '</pre><script>d</script>',
                failure_reason = '<img src=x>';
            UPDATE logic_flow SET decision_reason = '<script>r</script>', decision_point = '"><script>p</script>';
            UPDATE runs SET command = '<script>c</script>', summary = '</summary><script>s</script>';
            UPDATE run_events SET message = '<script>e</script>', type = '<script>y</script>';
            UPDATE api_calls SET model = '<script>m</script>';
            UPDATE worktree_operations SET worktree_path = '<script>w</script>';
            UPDATE changes SET message = '<script>g</script>';
            """
        )
        let page = try story.text(.window(.all), as: .html)
        #expect(!page.contains("<script") && !page.contains("<img") && unbalanced(page) == [])
        for letter in ["t", "d", "r", "p", "c", "e", "m", "w"] {
            #expect(page.contains("&lt;script&gt;\(letter)&lt;/script&gt;"), "\(letter)")
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
