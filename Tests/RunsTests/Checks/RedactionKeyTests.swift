import Glibc
import Journal
import Platform
import Runs
import Synchronization
import TestSupport
import Testing

@Suite struct RedactionKeyTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private var home: HomePaths { HomePaths(root: scratch.path) }

    init() throws { scratch = try TemporaryHome() }

    @Test func itIsMadeOnceAndPrivate() throws {
        let key = try RedactionKey.read(home, on: disk)
        #expect(key.count == 32)
        #expect(Set(key).count > 8)
        #expect(try RedactionKey.read(home, on: disk) == key)
        #expect(try disk.status(of: home.redactionKey)?.mode == 0o600)
    }

    @Test func manyWhoMakeItAtOnceGetTheSame() throws {
        let keys = Mutex<Set<[UInt8]>>([])
        let home = home
        let make: @Sendable () throws -> Void = {
            let key = try RedactionKey.read(home, on: SystemDisk())
            keys.withLock { _ = $0.insert(key) }
        }
        let first = SideThread(make)
        let second = SideThread(make)
        try make()
        try first.join()
        try second.join()
        #expect(keys.withLock { $0.count } == 1)
    }

    @Test func oneThatWasBegunAndNotFinishedIsMadeAnew() throws {
        try disk.createFile(home.redactionKey, with: [1, 2, 3])
        let key = try RedactionKey.read(home, on: disk)
        #expect(key.count == 32)
        #expect(try disk.readAll(home.redactionKey, bytesMax: 64) == key)
    }

    @Test func oneThatIsNotPrivateOrNoKeyIsRefused() throws {
        try disk.createFile(home.redactionKey, with: [UInt8](repeating: 1, count: 33))
        #expect(throws: RunsError.keyBroken(home.redactionKey, bytes: 33)) { try RedactionKey.read(home, on: disk) }
        #expect(chmod(home.redactionKey, 0o644) == 0)
        #expect(throws: RunsError.keyOpen(home.redactionKey)) { try RedactionKey.read(home, on: disk) }
    }
}
