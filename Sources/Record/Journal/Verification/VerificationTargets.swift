import Domain
package import Platform

/// Which directories are meant by a path: a run, a session, or all that lie below a home or a folder of runs.
package enum VerificationTargets {
    /// How deep below the given folder runs are looked for: home, `runs`, task, run.
    private static let depthMax = 3

    /// Folders of a home that hold no runs of their own: what was set aside is known not to be whole, the links to what
    /// workers write lead to runs that are looked at where they lie, and imports are held against their files.
    private static let passedOver = Set(
        [HomePaths(root: "/").quarantine, HomePaths(root: "/").workers, HomePaths(root: "/").imports].map {
            FilePath.name(of: $0)
        }
    )

    /// The run and session directories at or below a path; nil where there is nothing at that path.
    package static func directories(below path: String, on disk: any Disk) throws(JournalError) -> [String]? {
        let path = PathRules.trimmingTrailingSlashes(path)
        guard try exists(path, disk) else { return nil }
        return try directories(below: path, depth: 0, disk)
    }

    package static func kind(of directory: String, on disk: any Disk) throws(JournalError) -> Verification.Kind {
        if try exists(PathRules.join(directory, "journal.jsonl"), disk) { return .session }
        for name in ["worker.log", "stream.idx", "stdout.log"] {
            if try exists(PathRules.join(directory, name), disk) { return .run }
        }
        guard try exists(PathRules.join(directory, "meta.json"), disk) else { return .unknown }
        return isNamedAsSession(directory) ? .session : .run
    }

    package static func check(
        _ directory: String,
        disk: any Disk,
        clock: any Clock
    ) throws(JournalError) -> Verification {
        switch try kind(of: directory, on: disk) {
        case .run: return try RunVerification.check(RunPaths(directory: directory), disk: disk, clock: clock)
        case .session: return try SessionVerification.check(SessionPaths(directory: directory), disk: disk)
        case .unknown:
            guard try isLink(directory, disk) else {
                throw .unfit(path: directory, wanted: "a run or session directory")
            }
            let finding = Finding(.missing, ".", "the link leads to no run")
            return Verification(unreadable: directory, kind: .unknown, finding)
        }
    }

    /// A session that has lost its journal has nothing but its name to tell it from a run that has lost all.
    private static func isNamedAsSession(_ directory: String) -> Bool {
        let session = Deliberate.ignore(because: "any other name may be that of a run") {
            () throws(IdentifierError) in try SessionID(FilePath.name(of: directory))
        }
        return session != nil
    }

    private static func directories(below path: String, depth: Int, _ disk: any Disk) throws(JournalError) -> [String] {
        guard try kind(of: path, on: disk) == .unknown else { return [path] }
        guard depth < depthMax, try isFolder(path, disk) else { return [] }
        var found: [String] = []
        let names = try onDisk { () throws(PlatformError) in try disk.list(path) }
        for name in names where !name.hasPrefix(".") && !passedOver.contains(name) {
            let place = PathRules.join(path, name)
            if try isLink(place, disk), depth == depthMax - 1 {
                found.append(place)
                continue
            }
            guard try isFolder(place, disk) else { continue }
            found += try directories(below: place, depth: depth + 1, disk)
        }
        return found
    }

    private static func isLink(_ path: String, _ disk: any Disk) throws(JournalError) -> Bool {
        try onDisk { () throws(PlatformError) in try disk.status(of: path)?.kind == .symbolicLink }
    }

    /// A link to a run that lies elsewhere counts as the run.
    private static func isFolder(_ path: String, _ disk: any Disk) throws(JournalError) -> Bool {
        switch try onDisk({ () throws(PlatformError) in try disk.status(of: path)?.kind }) {
        case .folder: true
        // Of a link to a file, such as that to the daemon's log, it is none.
        case .symbolicLink: try exists(PathRules.join(path, "meta.json"), disk)
        case .file, .socket, .pipe, .device, nil: false
        }
    }

    private static func exists(_ path: String, _ disk: any Disk) throws(JournalError) -> Bool {
        do {
            return try disk.exists(path)
        } catch {
            guard error.errno == .notFolder else { throw .disk(error) }
            return false
        }
    }
}
