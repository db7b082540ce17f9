import Glibc
import Platform
import Store
import TestSupport
import Testing

/// Conversations on a disk that is taken away while they are open, which the system lets happen (`umount -l`).
@Suite("root: conversations on a disk of their own", .enabled(if: geteuid() == 0, "mounting takes root"))
struct RootUnmountTests {
    /// A disk in memory, which is seen by this thread alone.
    private static func mountHere(_ folder: String) -> Bool {
        // The module of Glibc leaves out unshare(2) and its CLONE_NEWNS.
        guard let symbol = dlsym(nil, "unshare") else { return false }
        let unshare = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
        return unshare(0x20000) == 0 && mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0
            && mount("none", folder, "tmpfs", 0, nil) == 0
    }

    @Test func aDiskThatGoesAwayTakesNothingWithItAndLeavesNothingBehind() async throws {
        let home = try TemporaryHome(for: "RootUnmountTests")
        await #expect(processExitsWith: .success) { [home = home.path as String] in
            let disk = SystemDisk()
            let folder = "\(home)/disk"
            try disk.makeFolder(folder)
            try #require(Self.mountHere(folder))
            let now = TwoSchemas.now
            let index = try IndexSchema.current.open("\(home)/index.db", for: .create, on: disk, at: now)
            let file = ConversationsFile("\(folder)/conversations.db", on: disk)
            let conversations = try file.open(beside: index, at: now)
            let source = SourceRow(id: "s", kind: "stdout", path: "x")
            try conversations.write { () throws(StoreError) in try conversations.put(source) }
            try #require(umount2(folder, Int32(MNT_DETACH)) == 0)

            let refusal = #expect(throws: StoreError.self) {
                try conversations.write { () throws(StoreError) in try conversations.put(source) }
            }
            #expect(refusal == .away(file: "\(folder)/conversations.db"))
            let again = #expect(throws: StoreError.self) { _ = try file.open(beside: index, at: now) }
            #expect(again == .missing(file: "\(folder)/conversations.db"))
            let left = try disk.list(folder)
            #expect(left == [])
        }
        withExtendedLifetime(home) {}
    }
}
