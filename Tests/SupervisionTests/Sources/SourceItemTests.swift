import Domain
import Testing

@testable import Supervision

@Suite struct SourceItemTests {
    private static let priorities: [([String], Int64?)] = [
        (["priority:P1"], 1), (["P0", "priority:P2"], 0), (["p3"], 3), (["priority: P2"], 2), (["P10"], nil),
        (["Px", "bug"], nil), ([], nil),
    ]

    @Test(arguments: priorities)
    func thePriorityIsThatOfTheLabels(_ labels: [String], priority: Int64?) {
        #expect(SourceItem.priority(inLabels: labels) == priority)
    }

    @Test func thePromptIsTitleTextAndWhereItComesFrom() throws {
        var item = SourceItem(try TaskID("gh-1"), title: "Mend it", text: "")
        #expect(item.prompt == "Mend it")
        item.text = "now"
        item.url = "https://example.org/1"
        #expect(item.prompt == "Mend it\nhttps://example.org/1\n\nnow")
    }

    @Test func aTextWithoutEndIsCut() throws {
        let item = SourceItem(try TaskID("gh-1"), title: "t", text: String(repeating: "x", count: 1 << 20))
        #expect(item.text.utf8.count <= SourceItem.textBytesMax + 4)
    }
}
