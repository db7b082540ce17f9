import Platform
import Store
import TestSupport
import Testing

@Suite struct PackedRunTests {
    @Test func aListReadsBackAsItIsWritten() throws {
        let scene = try PackedScene()
        #expect(try PackedRun.read(scene.run.list, on: SystemDisk()) == scene.list)
        #expect(scene.list.contentBytes == 18 && scene.list.entries.count == 4)
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"taskId":"t","runId":"r","archivedAt":"2026-11-01T00:00:00Z"}"#])
    func whatIsNoListIsNamed(text: String) throws {
        let scene = try PackedScene()
        try SystemDisk().replaceFile(scene.run.list, with: Array(text.utf8))
        #expect(throws: PlatformError.unreadable(path: scene.run.list, expected: "the list of an archived run")) {
            try PackedRun.read(scene.run.list, on: SystemDisk())
        }
    }
}
