package import Domain
package import Platform

/// By which a browser logs in, once and soon: what stands in an address is kept by browsers and told to others, and a
/// code that was used is worth nothing. The files do not say what it is, only which it would have to be.
package struct WebCode: Hashable, Sendable {
    package static let lifetime = Duration.seconds(120)
    /// How many wait to be used; when more are made the oldest go.
    package static let countMax = 64

    package let text: String

    package static func make(
        in folder: WebFolder,
        at now: WallTime,
        on disk: any Disk
    ) throws(ControlError) -> WebCode {
        try folder.secure(on: disk)
        try sweep(folder, at: now, on: disk)
        let code = WebCode(text: WebSecret.make())
        try onSystem { () throws(PlatformError) in
            try disk.createFile(path(of: code.text, in: folder), with: Array("\(now.iso)\n".utf8))
        }
        return code
    }

    /// Whether it was good. It is no more after this: of several who come with it at once, one has removed it.
    package static func take(
        _ text: String,
        in folder: WebFolder,
        at now: WallTime,
        on disk: any Disk
    ) throws(ControlError) -> Bool {
        guard WebSecret.isOne(text) else { return false }
        let path = path(of: text, in: folder)
        guard let madeAt = try madeAt(path, in: folder, on: disk) else { return false }
        do throws(PlatformError) { try disk.remove(path) } catch {
            guard error.errno == .notFound else { throw .platform(error) }
            return false
        }
        return isGood(madeAt, at: now)
    }

    static func removeAll(in folder: WebFolder, on disk: any Disk) throws(ControlError) {
        for path in try paths(in: folder, on: disk) { try folder.remove(path, on: disk) }
    }

    /// Those that are no longer good go, and of the others the oldest where there are too many.
    private static func sweep(_ folder: WebFolder, at now: WallTime, on disk: any Disk) throws(ControlError) {
        var good: [(path: String, madeAt: WallTime)] = []
        for path in try paths(in: folder, on: disk) {
            if let madeAt = try madeAt(path, in: folder, on: disk), isGood(madeAt, at: now) {
                good.append((path, madeAt))
            } else {
                try folder.remove(path, on: disk)
            }
        }
        good.sort { $0.madeAt < $1.madeAt }
        for (path, _) in good.dropLast(countMax - 1) { try folder.remove(path, on: disk) }
    }

    private static func paths(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> [String] {
        try onSystem { () throws(PlatformError) in
            try disk.exists(folder.codes) ? try disk.list(folder.codes).map { "\(folder.codes)/\($0)" } : []
        }
    }

    private static func path(of text: String, in folder: WebFolder) -> String {
        "\(folder.codes)/\(Hex.encode(SHA256.digest(Array(text.utf8))))"
    }

    /// Nil where there is none, or nobody can say: by the file's own time a clock that is set could make it good again.
    private static func madeAt(
        _ path: String,
        in folder: WebFolder,
        on disk: any Disk
    ) throws(ControlError) -> WallTime? {
        guard let bytes = try folder.read(path, on: disk) else { return nil }
        return Deliberate.ignore(because: "one that nobody can read is good for nothing") { () throws(TimeError) in
            try WallTime(iso: WebFolder.line(of: bytes))
        }
    }

    /// One that is to be made only later tells of a clock that was set: nobody knows how old it is.
    private static func isGood(_ madeAt: WallTime, at now: WallTime) -> Bool {
        madeAt <= now && now - madeAt <= lifetime
    }
}
