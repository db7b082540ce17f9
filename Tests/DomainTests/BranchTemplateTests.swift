import Testing

@testable import Domain

@Suite struct BranchTemplateTests {
    private func name(_ task: String, _ attempt: Int = 1, beside taken: Set<String> = []) throws -> String? {
        BranchTemplate.standard.name(for: try TaskID(task), attempt: attempt, beside: taken)
    }

    @Test func taskAndAttemptStandInTheName() throws {
        #expect(try name("gh-450") == "roost/gh-450-a1")
        #expect(try name("gh-450", 12) == "roost/gh-450-a12")
        let other = try #require(BranchTemplate("wip.<attempt>/<task>"))
        #expect(other.name(for: try TaskID("x"), attempt: 3, beside: []) == "wip.3/x")
    }

    @Test(arguments: [
        "", "roost/x", "<task>/<task>", "a b/<task>", "<task>.lock", "-<task>", "a//<task>", "/<task>", "<task>/",
    ])
    func whatMakesNoBranchesIsNoTemplate(text: String) { #expect(BranchTemplate(text) == nil) }

    @Test(arguments: [
        "a..b", "a/.b", "a.lock/b", "a b", "a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a@{b", "@", "HEAD", "-a",
        "a.", "",
        "a\u{7f}", "a\n", String(repeating: "a", count: 201),
    ])
    func whatGitRefusesIsNoName(text: String) { #expect(!BranchTemplate.isName(text)) }

    @Test func whatIsTakenGivesTheNextInAFixedOrder() throws {
        #expect(try name("t", beside: ["roost/t-a1"]) == "roost/t-a1-2")
        #expect(try name("t", beside: ["roost/t-a1", "roost/t-a1-2"]) == "roost/t-a1-3")
        #expect(try name("t", beside: ["roost/t-a1/deeper"]) == "roost/t-a1-2")
        #expect(try name("t", beside: ["roost"]) == "roost-t-a1")
        #expect(try name("t", beside: ["roost", "roost-t-a1"]) == "roost-t-a1-2")
        let full = Set(
            (1...99).flatMap {
                [$0 == 1 ? "roost/t-a1" : "roost/t-a1-\($0)", $0 == 1 ? "roost-t-a1" : "roost-t-a1-\($0)"]
            }
        )
        #expect(try name("t", beside: full) == nil)
    }

    @Test func anIdThatNoRefMayHaveStillHasANameOfItsOwn() throws {
        let names = try ["a..b", "a--b", "a.lock", "a-lock", "x.", "x-"].map { BranchTemplate.part(of: try TaskID($0)) }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { BranchTemplate.isName("refs/\($0)/1") })
        #expect(names[1] == "a--b" && names[0].hasPrefix("a--b-"))
    }
}
