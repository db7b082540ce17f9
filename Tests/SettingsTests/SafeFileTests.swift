import Glibc
import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct SafeFileTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "SafeFileTests") }

    private func failure(
        _ path: String,
        _ demand: SafeFile.Demand = .ours,
        on disk: any Disk = SystemDisk()
    ) -> SettingsError? {
        do throws(SettingsError) {
            _ = try SafeFile.read(path, demand, on: disk)
            return nil
        } catch {
            return error
        }
    }

    private func file(_ bytes: [UInt8], mode: mode_t = 0o600) throws -> String {
        let path = scratch.path("config.toml")
        try disk.replaceFile(path, with: bytes)
        #expect(chmod(path, mode) == 0)
        return path
    }

    @Test func whatIsThereIsReadAndWhatIsMissingIsNothing() throws {
        #expect(try SafeFile.read(file([1, 2]), .ours, on: disk) == [1, 2])
        #expect(try SafeFile.read(scratch.path("none"), .ours, on: disk) == nil)
        #expect(try SafeFile.read(scratch.path("config.toml/below"), .ours, on: disk) == nil)
    }

    @Test func aLinkIsFollowedToWhatItNames() throws {
        let path = try file([7])
        try disk.link(scratch.path("link"), to: path)
        #expect(try SafeFile.read(scratch.path("link"), .ours, on: disk) == [7])
    }

    @Test(arguments: [0o620, 0o602, 0o666] as [mode_t]) func whatOthersMayWriteIsRefused(mode: mode_t) throws {
        let path = try file([1], mode: mode)
        #expect(failure(path) == .writableByOthers(path, mode: UInt32(mode)))
        #expect(failure(path)?.hint?.hasSuffix("chmod go-w \(path)") == true)
        #expect(try SafeFile.read(path, .anybodys, on: disk) == [1])
    }

    @Test func whatOthersMayOnlyReadIsFine() throws {
        let path = try file([1], mode: 0o644)
        #expect(try SafeFile.read(path, .ours, on: disk) == [1])
    }

    @Test func whatBelongsToAnotherIsRefused() {
        // A file of the system that is not ours whoever we are: root owns it, or nobody does for root in a sandbox.
        let path = geteuid() == 0 ? scratch.path("theirs") : "/etc/passwd"
        if geteuid() == 0 {
            #expect(throws: Never.self) { try disk.createFile(path, with: []) }
            #expect(chown(path, 65_534, 65_534) == 0)
        }
        guard case .notOurs(path, _) = failure(path) else {
            Issue.record("it was read")
            return
        }
    }

    @Test func whatIsNoFileIsRefused() throws {
        #expect(failure(scratch.path) == .notFile(scratch.path))
        let pipe = scratch.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(failure(pipe) == .notFile(pipe))
        #expect(failure("/dev/zero", .anybodys) == .notFile("/dev/zero"))
    }

    @Test func whatIsTooLargeIsRefused() throws {
        let most = SettingsPlaces.fileBytesMax
        let fitting = try file([UInt8](repeating: 32, count: most))
        #expect(try SafeFile.read(fitting, .ours, on: disk)?.count == most)
        let large = try file([UInt8](repeating: 32, count: most + 1))
        #expect(failure(large) == .disk(.tooLarge(path: large, bytesMax: most)))
    }

    @Test func whatCannotBeReadIsAnError() throws {
        let path = try file([1])
        let met = FaultyDisk.sweep(.fail(.inputOutput), counting: [.open, .status, .read]) { disk in
            let error = failure(path, on: disk)
            guard disk.firedCount == 1 else { return }
            guard case .disk(let cause)? = error else {
                Issue.record("a failure was passed over")
                return
            }
            #expect(cause.errno == .inputOutput)
        }
        #expect(met == 4)
    }
}
