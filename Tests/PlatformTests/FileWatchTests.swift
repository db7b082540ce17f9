import Glibc
import Platform
import TestSupport
import Testing

@Suite struct FileWatchTests {
    private let disk = SystemDisk()
    private let limit = Duration.seconds(60)

    @Test func aWriteToAWatchedFileIsHeard() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), .append)
        let watch = try FileWatch()
        try watch.add(home.path("file"))
        #expect(try watch.wait(upTo: .zero).isEmpty)
        try disk.writeAll([1], to: file)
        #expect(try watch.wait(upTo: limit).paths == [home.path("file")])
        #expect(try watch.drain().isEmpty)
    }

    @Test func namesThatComeAndGoInAWatchedFolderAreHeard() throws {
        let home = try TemporaryHome()
        let watch = try FileWatch()
        try watch.add(home.path)
        try disk.replaceFile(home.path("file"), with: [1])
        #expect(try watch.wait(upTo: limit).paths.contains(home.path("file")))
        try disk.remove(home.path("file"))
        #expect(try watch.wait(upTo: limit).paths == [home.path("file")])
    }

    @Test func aFileThatIsReplacedIsHeardOf() throws {
        let home = try TemporaryHome()
        try disk.replaceFile(home.path("file"), with: [1])
        // Held open, as whoever follows it does: so the old file lives on and is not reported as removed.
        let held = try disk.open(home.path("file"), .read)
        let watch = try FileWatch()
        try watch.add(home.path("file"))
        try disk.replaceFile(home.path("file"), with: [2])
        #expect(try watch.wait(upTo: limit).paths == [home.path("file")])
        #expect(try disk.status(of: held).bytes == 1)
    }

    @Test func aRemovedFileIsGone() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [])
        let watch = try FileWatch()
        try watch.add(home.path("file"))
        try disk.remove(home.path("file"))
        var gone: Set<String> = []
        #expect(
            try Eventually.wait(upTo: limit) {
                gone.formUnion(try watch.drain().gone)
                return !gone.isEmpty
            }
        )
        #expect(gone == [home.path("file")])
    }

    @Test func whatIsNoLongerWatchedIsNotHeard() throws {
        let home = try TemporaryHome()
        for name in ["a", "b"] { try disk.createFile(home.path(name), with: []) }
        let watch = try FileWatch()
        for name in ["a", "b"] { try watch.add(home.path(name)) }
        watch.remove(home.path("a"))
        for name in ["a", "b"] { try disk.writeAll([1], to: disk.open(home.path(name), .append)) }
        #expect(try watch.wait(upTo: limit).paths == [home.path("b")])
    }

    @Test func whatIsNotThereCannotBeWatched() throws {
        let home = try TemporaryHome()
        let watch = try FileWatch()
        let error = #expect(throws: PlatformError.self) { try watch.add(home.path("missing")) }
        #expect(error == .system(operation: "watch", subject: home.path("missing"), errno: .notFound))
    }

    /// In a process of its own, whose descriptors run out.
    @Test func aRefusalIsToldFromOtherErrors() async {
        await #expect(processExitsWith: .success) {
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            var before = rlimit()
            getrlimit(resource, &before)
            var none = rlimit(rlim_cur: 0, rlim_max: before.rlim_max)
            setrlimit(resource, &none)
            let error = #expect(throws: PlatformError.self) { _ = try FileWatch() }
            setrlimit(resource, &before)
            #expect(error == .watchRefused(.tooManyOpenFiles))
            #expect(error?.hint != nil)
        }
    }

    /// More changes than the kernel queues, by default: each of two bytes in turn, since equal neighbours count once.
    @Test func moreThanTheSystemKeepsIsToldAsSuch() throws {
        let home = try TemporaryHome()
        let text = String(
            decoding: try disk.readAll("/proc/sys/fs/inotify/max_queued_events", bytesMax: 32),
            as: UTF8.self
        )
        let eventsMax = try #require(Int(text.prefix { $0.isNumber }))
        let files = [
            try disk.open(home.path("a"), .append).release(), try disk.open(home.path("b"), .append).release(),
        ]
        defer { for file in files { close(file) } }
        let watch = try FileWatch()
        for name in ["a", "b"] { try watch.add(home.path(name)) }
        for index in 0...eventsMax { _ = pwrite(files[index % 2], "x", 1, 0) }
        #expect(try watch.wait(upTo: limit).isIncomplete)
    }
}
