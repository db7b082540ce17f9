import Testing

@testable import Commands

@Suite struct ManPageTests {
    private static let pages = ManPage.all(of: .roost, version: "1.2")

    @Test func thereIsOneOfEachListedCommandAndTopic() {
        let names = Self.pages.map(\.fileName)
        #expect(names.count == CommandTable.roost.listed.count + CommandTable.roost.topics.count + 1)
        #expect(Set(names).count == names.count)
        #expect(names.contains("roost.1") && names.contains("roost-run-list.1") && names.contains("roost-settings.7"))
    }

    @Test func aPageTellsAllThatTheTableKnows() throws {
        let text = try #require(Self.pages.first { $0.fileName == "roost-run-list.1" }).text
        #expect(text.hasPrefix(#".TH "ROOST\-RUN\-LIST" 1 "" "roost 1.2" "Roost""#))
        #expect(text.contains("roost\\-run\\-list \\- List runs, newest first\n"))
        #expect(
            text.contains(".B \"\\-o, \\-\\-output FORMAT\"\nHow to show data (table, wide, json, jsonl, csv, name).\n")
        )
        #expect(text.contains(".B \"roost run list \\-\\-active\"\n"))
    }

    /// A line of a text must not be taken for an order, and no letter is one that another encoding has elsewhere.
    @Test func nothingIsTakenForAnOrder() {
        let orders: Set<String> = [".TH", ".SH", ".PP", ".TP", ".B", ".nf", ".fi"]
        for page in Self.pages {
            for line in page.text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
                #expect(orders.contains(String(line.prefix { $0 != " " })), "\(page.fileName): \(line)")
            }
            #expect(page.text.utf8.allSatisfy { $0 < 128 }, "\(page.fileName)")
        }
    }
}
