import Domain
import Platform
import Supervision
import TestSupport
import Testing

@Suite struct CardFolderTests {
    @Test func whatIsWrongWithOneCardKeepsNoOtherFromBeingRead() throws {
        let scene = try CardScene()
        try scene.write("---\nid: b\n---\nB", to: "2.md")
        try scene.write("---\nid: a\n---\nA", to: "1.md")
        try scene.write("# Read me", to: "README.md")
        try scene.write("---\nid: c\n---\n", to: "c.txt")
        try scene.write("---\nid: [x]\n---\n", to: "3.md")
        try scene.write("---\nid: a\n---\n", to: "4.md")
        try SystemDisk().createFile(scene.home.path("5.md"), with: [0x2d, 0x2d, 0x2d, 0xff])
        let folder = try CardFolder(scene.folder, on: SystemDisk())
        #expect(folder.cards.map(\.card.id.text) == ["a", "b"] && folder.cards.map(\.card.text) == ["A", "B"])
        #expect(
            folder.problems.map(\.description) == [
                "\(scene.folder)/3.md:2: id is a text, not a list",
                "\(scene.folder)/1.md and \(scene.folder)/4.md are both the card of a",
                "\(scene.folder)/5.md is not UTF-8",
            ]
        )
        #expect(folder.problems.allSatisfy { !$0.hint.isEmpty })
    }

    @Test func aFolderThatIsNotThereIsTold() throws {
        let scene = try CardScene()
        #expect(throws: CardError.self) { try CardFolder(scene.home.path("none"), on: SystemDisk()) }
    }
}
