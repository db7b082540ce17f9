import Domain
import Glibc
import Platform
import Supervision
import TestSupport
import Testing

@Suite struct CardFileTests {
    private let scene: CardScene

    init() throws { scene = try CardScene() }

    @Test(arguments: ["\n", "\r\n"]) func theResultIsWrittenAndAllElseStays(newline: String) throws {
        let text = CardScene.sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: newline)
        try scene.write(text)
        try #require(try scene.read()).write(try CardScene.update(), on: SystemDisk())
        let expected = CardScene.sample
            .replacing("status: todo   # set by hand", with: "status: review   # set by hand")
            .replacing("updated_at: 2026-03-21", with: "updated_at: 2026-11-21T20:00:00.000Z")
            .replacing("## files_changed\n\n- 待填写\n", with: "## files_changed\n\n- `a.swift`\n- `b.swift`\n")
            .replacing("## result\n\n- 待填写\n", with: "## result\n\n- It works.\n")
            .replacing("## notes", with: "## risks\n\n- none\n\n## notes")
        #expect(try scene.text() == expected.replacing("\n", with: newline))
    }

    @Test func toWriteTwiceIsToWriteOnce() throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        try file.write(try CardScene.update(), on: SystemDisk())
        let once = try scene.text()
        try file.write(try CardScene.update(), on: SystemDisk())
        #expect(try scene.text() == once)
    }

    @Test func whatWasEditedElsewhereMeanwhileStays() throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        try scene.write(
            CardScene.sample.replacing("* untouched *", with: "* a new note *").replacing("george", with: "ann")
        )
        try file.write(try CardScene.update(), on: SystemDisk())
        let text = try scene.text()
        #expect(text.contains("* a new note *") && text.contains("{name: ann,") && text.contains("- It works."))
    }

    @Test(arguments: [
        ("status: todo", "status: done", "status"), ("## result\n\n- 待填写", "## result\n\n- By hand.", "result"),
    ])
    func whatWasEditedInTheSamePlaceIsNeverLost(old: String, new: String, part: String) throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        let edited = CardScene.sample.replacing("\n\(old)", with: "\n\(new)")
        try scene.write(edited)
        let error = #expect(throws: CardError.self) { try file.write(try CardScene.update(), on: SystemDisk()) }
        #expect(error == .changedMeanwhile(FilePath.resolved(file.path), parts: [part]))
        #expect(try scene.text() == edited)
    }

    @Test func aCardThatIsGoneIsNotMadeAgain() throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        try SystemDisk().remove(file.path)
        #expect(throws: CardError.gone(FilePath.resolved(file.path))) {
            try file.write(try CardScene.update(), on: SystemDisk())
        }
        try scene.write(CardScene.sample.replacing("task_id: T-005", with: "task_id: T-006"))
        #expect(throws: CardError.self) { try file.write(try CardScene.update(), on: SystemDisk()) }
    }

    @Test func oneWriterAtATime() throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        let folder = try SystemDisk().openFile(scene.folder, .readFolder)
        let lock = try FileLock.acquire(folder)
        let isLocked = lock != nil
        #expect(isLocked)
        #expect(throws: CardError.locked(FilePath.resolved(scene.folder))) {
            try file.write(try CardScene.update(), on: SystemDisk())
        }
        _ = consume lock
        try file.write(try CardScene.update(), on: SystemDisk())
    }

    @Test func whoCouldReadItMayReadItStill() throws {
        try scene.write(CardScene.sample)
        #expect(chmod(scene.home.path("card.md"), 0o664) == 0)
        try SystemDisk().link(scene.home.path("link.md"), to: "card.md")
        try #require(try scene.read("link.md")).write(try CardScene.update(), on: SystemDisk())
        #expect(try SystemDisk().status(of: scene.home.path("card.md"))?.mode == 0o664)
        #expect(try SystemDisk().readLink(scene.home.path("link.md")) == "card.md")
    }

    @Test func aCardWithoutTheFieldsAndSectionsGetsThem() throws {
        try scene.write("---\nid: t-1\n---\nDo it.")
        try #require(try scene.read()).write(try CardScene.update("Two\nlines"), on: SystemDisk())
        #expect(
            try scene.text() == """
                ---
                id: t-1
                status: review
                updated_at: 2026-11-21T20:00:00.000Z
                ---
                Do it.
                ## files_changed

                - `a.swift`
                - `b.swift`

                ## result

                - Two
                  lines

                ## risks

                - none


                """
        )
        #expect(try scene.read()?.card.text == "Do it.")
    }

    @Test func eachFailedWriteLeavesTheOldCardOrTheNew() throws {
        try scene.write(CardScene.sample)
        let file = try #require(try scene.read())
        let update = try CardScene.update()
        let failed = try FaultyDisk.sweep(.fail(.inputOutput)) { disk in
            do throws(CardError) { try file.write(update, on: disk) } catch {
                guard case .disk(_, .inputOutput) = error else { throw error }
            }
            let text = try scene.text()
            #expect(text == CardScene.sample || text.contains("- It works."))
            #expect(try SystemDisk().list(scene.folder) == ["card.md"])
        }
        #expect(failed > 4)
    }
}
