import Git
import Testing

@testable import Supervision

@Suite struct AcceptedWorkTests {
    @Test func eachOutcomeIsToldAndWhatWasNotDoneHasAWayOn() throws {
        let (old, new) = (String(repeating: "a", count: 40), String(repeating: "b", count: 40))
        let from = try #require(ObjectID(old))
        let to = try #require(ObjectID(new))
        let forward = AcceptedWork.merged(into: "main", from: from, to: to, isFastForward: true)
        #expect(forward.description == "brought main forward, from aaaaaaaaaa to bbbbbbbbbb" && forward.isTaken)
        let merged = AcceptedWork.merged(into: "main", from: from, to: to, isFastForward: false)
        #expect(merged.description == "merged into main, from aaaaaaaaaa to bbbbbbbbbb" && merged.hint == nil)
        #expect(AcceptedWork.alreadyThere(in: "main", to).description == "main has bbbbbbbbbb already")
        #expect(AcceptedWork.kept(branch: "x", to).description == "kept as the branch x, at bbbbbbbbbb")
        let many = AcceptedWork.conflicts(with: "main", (0..<12).map { GitPath("f\($0)") })
        #expect(many.description.hasSuffix("f9, and 2 more") && many.hint != nil && !many.isTaken)
        let held = AcceptedWork.inTheWay(checkout: "/src", why: "it has changes of its own", [])
        #expect(held.description == "not merged: the branch is checked out in /src, and it has changes of its own")
    }
}
