import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct FollowerPresenceTests {
    @Test func theRecorderSeesWhoFollowsAsLongAsSomebodyDoes() throws {
        let scratch = try TemporaryHome(for: "FollowerPresenceTests")
        let disk = SystemDisk()
        let paths = RunPaths(directory: scratch.path)
        try {
            var presence = FollowerPresence(in: paths, on: disk)
            try disk.createFile(paths.beat, with: [0])
            #expect(try !isFollowed(paths))
            presence.announce()
            #expect(try isFollowed(paths))
        }()
        #expect(try !isFollowed(paths))
    }

    private func isFollowed(_ paths: RunPaths) throws -> Bool {
        let beat = try SystemDisk().openFile(paths.beat, .writeExisting)
        return try ByteLock.isHeldByAnother(against: .write, on: 0, of: beat)
    }
}
