import Domain
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct FileBuildTests {
    private let home: TemporaryHome
    private let bytes = [UInt8](repeating: 7, count: 300_000)

    init() throws { home = try TemporaryHome(for: "FileBuildTests") }

    private func build(_ path: String, on disk: any Disk) throws {
        var build = try FileBuild(path, on: disk)
        for _ in 0..<3 { try build.append(bytes) }
        #expect(build.bytesCount == 900_000)
        try build.finish()
        try build.place()
    }

    @Test func itTakesItsPlaceWholeAndPrivate() throws {
        try build(home.path("f"), on: SystemDisk())
        #expect(try SystemDisk().readAll(home.path("f"), bytesMax: 1 << 20) == bytes + bytes + bytes)
        #expect(try SystemDisk().status(of: home.path("f"))?.mode == 0o600)
        #expect(try SystemDisk().list(home.path) == ["f"])
    }

    @Test func oneThatIsNotFinishedLeavesNothing() throws {
        do {
            var build = try FileBuild(home.path("f"), on: SystemDisk())
            try build.append(bytes)
        }
        #expect(try SystemDisk().list(home.path).isEmpty)
    }

    @Test func whateverFailsTheOldFileOrTheNewOneIsThere() throws {
        let path = home.path("f")
        let met = try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            try SystemDisk().replaceFile(path, with: [1])
            do { try build(path, on: disk) } catch { #expect(disk.firedCount == 1) }
            let names = try SystemDisk().list(home.path)
            #expect(names == ["f"])
            let size = try SystemDisk().status(of: path)?.bytes
            #expect(size == 1 || size == 900_000)
        }
        #expect(met >= 6)
    }

    @Test func anInterruptionIsNoFailure() throws {
        _ = try FaultyDisk.sweep(.fail(.interrupted)) { disk in try build(home.path("f"), on: disk) }
    }
}
