import Domain
package import Platform

/// The transcripts below paths that a person gave, told by what is in them.
package struct GivenPaths {
    private let disk: any Disk
    /// Whose are wanted; nil for all that are recognized.
    private let agent: TranscriptAgent?
    /// What is known of a file that has not changed since it was looked into.
    private let known: (String, FileStatus) -> TranscriptFormat?
    private let recognition = TranscriptRecognition()

    package init(
        of agent: TranscriptAgent?,
        on disk: any Disk,
        known: @escaping (String, FileStatus) -> TranscriptFormat? = { _, _ in nil }
    ) {
        self.agent = agent
        self.disk = disk
        self.known = known
    }

    package func search(_ paths: [String]) -> TranscriptSearch {
        var search = TranscriptSearch()
        var walk = FolderWalk(on: disk)
        for path in paths.map(FilePath.resolved) {
            guard let status = walk.status(of: path) else {
                search.unreadable.append(missing(path))
                continue
            }
            if status.kind == .folder {
                walkFolder(path, &walk, &search)
            } else {
                look(at: path, status, &search)
            }
        }
        search.unreadable += walk.unreadable.filter { failure in !search.unreadable.contains { $0.path == failure.path }
        }
        return search
    }

    private func walkFolder(_ folder: String, _ walk: inout FolderWalk, _ search: inout TranscriptSearch) {
        var storages: [String] = []
        var files: [(String, FileStatus)] = []
        walk.walk(
            folder,
            enters: { path, names in
                guard OpenCodePlaces.isStorage(names) else { return true }
                storages.append(path)
                return false
            }
        ) { files.append(($0, $1)) }
        for (path, status) in files where !Self.isCompanion(path) { look(at: path, status, &search) }
        for path in storages {
            guard let status = walk.status(of: path) else { continue }
            add(FoundTranscript(path: path, place: .openCodeStorage, status: status), &search)
        }
    }

    /// What Claude Code keeps beside the transcript of a sub-agent.
    private static func isCompanion(_ path: String) -> Bool {
        path.hasSuffix(".meta.json") && FilePath.name(of: path).hasPrefix("agent-")
    }

    private func look(at path: String, _ status: FileStatus, _ search: inout TranscriptSearch) {
        if let format = known(path, status) {
            return add(FoundTranscript(path: path, place: .file(format), status: status), &search)
        }
        guard status.kind == .file, status.bytes > 0 else {
            let isEmpty = status.kind == .file
            return search.unrecognized.append(.init(path: path, format: nil, isEmpty: isEmpty))
        }
        do throws(PlatformError) {
            guard let place = try place(of: path) else {
                return search.unrecognized.append(.init(path: path, format: nil, isEmpty: false))
            }
            add(FoundTranscript(path: path, place: place, status: status), &search)
        } catch { search.unreadable.append(.init(path: path, cause: error)) }
    }

    private func add(_ found: FoundTranscript, _ search: inout TranscriptSearch) {
        guard let agent, found.agent != agent else { return search.found.append(found) }
        let format: TranscriptFormat = if case .file(let format) = found.place { format } else { .opencodeSession }
        search.unrecognized.append(.init(path: found.path, format: format, isEmpty: false))
    }

    private func place(of path: String) throws(PlatformError) -> FoundTranscript.Place? {
        let file = try disk.openFile(path, .readQuietly)
        let short = try TranscriptHead.readShort(file, on: disk)
        if agent != .jsonl, !short.isDatabase, let format = format(of: short) { return .file(format) }
        let head = short.isWhole ? short : try TranscriptHead.read(file, on: disk)
        if head.isDatabase { return OpenCodePlaces.isDatabaseName(FilePath.name(of: path)) ? .openCodeDatabase : nil }
        if agent == .jsonl { return head.firstLine.withUnsafeBytes(recognition.isObject) ? .file(.events) : nil }
        if let format = format(of: head) { return .file(format) }
        guard head.mayBeOneValue else { return nil }
        return try format(of: TranscriptHead.readWhole(file, on: disk)).map { .file($0) }
    }

    private func format(of head: TranscriptHead) -> TranscriptFormat? {
        head.bytes.withUnsafeBytes { recognition.format(of: $0, isWhole: head.isWhole) }
    }

    private func missing(_ path: String) -> TranscriptSearch.Unreadable {
        TranscriptSearch.Unreadable(
            path: path,
            cause: .system(operation: "look at", subject: path, errno: .notFound)
        )
    }
}
