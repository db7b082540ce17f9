import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Tasks from cards, by a real daemon.
@Suite struct CardBoardTests {
    @Test func aCardIsWorkedOnAndSaysWhatCameOfIt() throws {
        let repository = try ScratchRepository()
        let cards = try CardScene()
        let flock = try FlockTrial()
        try trial(flock, cards.folder)
        try cards.write(
            """
            ---
            task_id: T-7
            title: Say hello
            status: todo
            repo: \(repository.root)
            agent: demo
            owner: ann   # kept
            ---

            demo: run echo hi > hello.txt
            follow-up review Look at it once more
            outcome completed It is said.

            ## result

            """,
            to: "t-7.md"
        )
        let daemon = try flock.start()
        let isOver = try Eventually.wait(upTo: .seconds(60)) { try cards.text("t-7.md").contains("status: review") }
        let text = try cards.text("t-7.md")
        #expect(isOver, "\(text)")
        for line in [
            "- `hello.txt` (A)", "- `echo hi > hello.txt`", "- It is said.", "- 1 path is not committed",
            "Look at it once more", "owner: ann   # kept",
        ] { #expect(text.contains(line), "\(line): \(text)") }
        #expect(try flock.standing().status(of: "T-7") == .completed)
        try flock.end(daemon)
    }

    @Test func whatIsWrongWithACardIsToldOnceAndKeepsNoOtherBack() throws {
        let cards = try CardScene()
        let flock = try FlockTrial()
        try trial(flock, cards.folder)
        try cards.write("---\ntask_id: T-8\nagent: nobody\n---\nDo it.\n", to: "a.md")
        try cards.write("---\ntask_id: T-9\nagent: shell\n---\ntrue\n", to: "b.md")
        let daemon = try flock.start()
        let isOver = try Eventually.wait(upTo: .seconds(60)) { try cards.text("b.md").contains("status: review") }
        #expect(isOver)
        let told = try flock.trial.notes().filter { $0.type == "card_problem" }
        #expect(told.count == 1 && told.first?.message.contains("a.md") == true)
        try flock.end(daemon)
    }

    private func trial(_ flock: FlockTrial, _ folder: String) throws {
        let path = flock.home.configuration
        let text = String(decoding: try flock.trial.disk.readAll(path, bytesMax: 1 << 16), as: UTF8.self)
        let told = text.replacing("[flock]\n", with: "[flock]\ncards = [\"\(folder)\"]\n")
        try flock.trial.disk.replaceFile(path, with: Array(told.utf8))
    }
}
