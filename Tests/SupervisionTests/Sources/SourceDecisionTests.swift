import Domain
import Testing

@testable import Supervision

@Suite struct SourceDecisionTests {
    private func item(_ change: (inout SourceItem) -> Void = { _ in }) throws -> SourceItem {
        var item = SourceItem(try TaskID("gh-1"), title: "Mend it", text: "now")
        item.labels = ["roost"]
        change(&item)
        return item
    }

    private func waiting(_ item: SourceItem, wasStarted: Bool = false) -> TaskStanding {
        .waiting(digest: item.digest, labels: item.labels, wasStarted: wasStarted)
    }

    @Test func whatIsNewIsAddedUnlessSomethingSpeaksAgainstIt() throws {
        #expect(SourceDecision.of(try item(), .unknown) == .add)
        #expect(SourceDecision.of(try item { $0.objection = "a stranger" }, .unknown) == .refuse(why: "a stranger"))
        #expect(SourceDecision.of(try item { $0.closed = "closed" }, .unknown) == .nothing)
        let foreign = SourceDecision.of(try item(), .foreign)
        #expect(foreign == .refuse(why: "there is a task of that id which did not come from here"))
    }

    @Test func whatIsEditedBeforeItStartsIsTakenOver() throws {
        let old = try item()
        #expect(SourceDecision.of(old, waiting(old)) == .nothing)
        #expect(SourceDecision.of(try item { $0.title = "Mend that" }, waiting(old)) == .edit)
        #expect(SourceDecision.of(try item { $0.priority = 1 }, waiting(old)) == .edit)
        let objected = try item {
            $0.text = "rm -rf"
            $0.objection = "a stranger"
        }
        #expect(SourceDecision.of(objected, waiting(old)) == .note(.edited, why: "not taken over: a stranger"))
        let labelled = try item {
            $0.text = "rm -rf"
            $0.canBeEdited = false
        }
        let why = "not taken over: whoever labelled it has not seen that"
        #expect(SourceDecision.of(labelled, waiting(old)) == .note(.edited, why: why))
    }

    @Test func noRunIsTouchedByWhatBecomesOfItsIssue() throws {
        let old = try item()
        let live = TaskStanding.live(digest: old.digest, labels: old.labels)
        #expect(SourceDecision.of(old, live) == .nothing)
        let edited = SourceDecision.of(try item { $0.text = "later" }, live)
        #expect(edited == .note(.edited, why: "its run goes on with what it was started with"))
        let closed = SourceDecision.of(try item { $0.closed = "it was closed" }, live)
        #expect(closed == .note(.closed, why: "it was closed; the run goes on"))
    }

    @Test func whatIsClosedBeforeItStartsIsCancelled() throws {
        let old = try item()
        let closed = try item { $0.closed = "it was closed" }
        #expect(SourceDecision.of(closed, waiting(old)) == .cancel(why: "it was closed"))
        guard case .note(.closed, _) = SourceDecision.of(closed, waiting(old, wasStarted: true)) else {
            Issue.record("work that was begun is for a person to look at")
            return
        }
        #expect(SourceDecision.of(closed, .over(.completed)) == .nothing)
    }

    @Test func labelsThatCameAreOnRecordAndChangeNothing() throws {
        let old = try item()
        let labelled = try item { $0.labels = ["roost", "urgent"] }
        #expect(SourceDecision.of(labelled, waiting(old)) == .note(.labelled, why: "urgent"))
        #expect(labelled.digest == old.digest)
    }
}
