import Domain
import JSON
package import Platform

/// Reads a whole run directory and tells what is whole, torn, missing, damaged or edited. It mends nothing; of a run
/// that is over and has no digests yet it writes them, so that the next look can tell an edited byte.
package struct RunVerification {
    private static let beatReadsMax = 50

    private let paths: RunPaths
    private let disk: any Disk
    private let clock: any Clock
    private var findings: [Finding] = []

    private init(_ paths: RunPaths, _ disk: any Disk, _ clock: any Clock) {
        self.paths = paths
        self.disk = disk
        self.clock = clock
    }

    package static func check(_ paths: RunPaths, disk: any Disk, clock: any Clock) throws(JournalError) -> Verification
    {
        var check: RunVerification
        do {
            check = RunVerification(try paths.linkFollowed(on: disk), disk, clock)
            _ = try RunSurvey.metadata(check.paths, disk)
        } catch {
            let finding = Finding(error.isMissing ? .missing : .damaged, RunMetadata.fileName, "\(error)")
            return Verification(unreadable: paths.directory, kind: .run, finding)
        }
        let survey: RunSurvey
        do {
            survey = try RunSurvey(check.paths, on: disk)
        } catch {
            return Verification(unreadable: paths.directory, kind: .run, Finding(.damaged, ".", "\(error)"))
        }
        try check.run(survey)
        return Verification(
            directory: paths.directory,
            kind: .run,
            id: survey.metadata.run.text,
            eventCount: survey.summary.lifecycleEventCount,
            chunkCount: survey.summary.stdoutChunkCount + survey.summary.stderrChunkCount,
            bytesRead: survey.sizes.values.reduce(0, +),
            findings: check.findings
        )
    }

    private mutating func run(_ survey: RunSurvey) throws(JournalError) {
        checkMetadata(survey.metadata)
        checkJournal(survey)
        try checkIndex(survey)
        try checkSequence(survey)
        checkState(survey)
        checkDocuments(survey)
        try checkResult(survey)
        try checkDigests(survey)
        findings += try ErasureFindings.findings(in: paths.directory, on: disk)
    }

    private mutating func checkMetadata(_ metadata: RunMetadata) {
        if !metadata.isKnownLayout {
            add(.note, "meta.json", "layout \"\(metadata.layoutVersion)\" is newer; what is known of it was checked")
        }
        let name = FilePath.name(of: paths.directory)
        if metadata.run.text != name {
            add(.edited, "meta.json", "it names run \(metadata.run), the directory is \(name)")
        }
    }

    private mutating func checkJournal(_ survey: RunSurvey) {
        guard let journal = survey.journal else { return add(.missing, "worker.log", "it is not there") }
        findings += JournalFindings.findings(of: journal, file: "worker.log")
    }

    private mutating func checkIndex(_ survey: RunSurvey) throws(JournalError) {
        for channel in Channel.allCases where survey.sizes[channel] == nil {
            add(.missing, "\(channel.rawValue).log", "it is not there")
        }
        guard let index = survey.index else { return add(.missing, "stream.idx", "it is not there") }
        for place in index.damaged {
            add(
                .damaged,
                "stream.idx",
                "record \(place) is not what was written",
                offset: place * Int64(IndexRecord.bytesCount)
            )
        }
        for place in index.breaks {
            add(
                .damaged,
                "stream.idx",
                "a chunk of \(place.channel.rawValue) begins at \(place.found) and not at \(place.expected)",
                offset: place.index * Int64(IndexRecord.bytesCount)
            )
        }
        for place in index.outOfOrder {
            add(.damaged, "stream.idx", "the sequence does not rise", offset: place * Int64(IndexRecord.bytesCount))
        }
        if index.tornBytes > 0 {
            let offset = index.usableCount * Int64(IndexRecord.bytesCount)
            add(.torn, "stream.idx", "the last record was not ended", offset: offset, length: index.tornBytes)
        }
        for channel in Channel.allCases { compare(channel, index, survey) }
        if index.gapBytes > 0 {
            add(.note, "stream.idx", "\(index.gapBytes) bytes of output were discarded, as recorded")
        }
        if index.approximateCount > 0 {
            add(.note, "stream.idx", "\(index.approximateCount) records have approximate times")
        }
    }

    private mutating func compare(_ channel: Channel, _ index: StreamIndexExtent, _ survey: RunSurvey) {
        guard let size = survey.sizes[channel] else { return }
        let end = index.end(of: channel)
        let file = "\(channel.rawValue).log"
        if end > size {
            add(
                .damaged,
                file,
                "it ends at \(size), records speak of bytes up to \(end)",
                offset: size,
                length: end - size
            )
        } else if end < size {
            add(
                .torn,
                file,
                "the last \(size - end) bytes have no record of their time yet",
                offset: end,
                length: size - end
            )
        }
    }

    /// Every number of the run's one sequence is there once.
    private mutating func checkSequence(_ survey: RunSurvey) throws(JournalError) {
        guard survey.journal != nil, survey.index != nil else { return }
        var reader = try RunReader(paths, on: disk)
        var last: Int64 = 0
        while let item = try reader.next() {
            let sequence: Int64
            switch item {
            case .event(let event): sequence = event.sequence
            case .chunk(let record), .mark(let record): sequence = record.sequence
            case .closedTear, .damage: continue
            }
            if sequence == last {
                add(.damaged, "stream.idx", "sequence \(sequence) is there twice", sequence: sequence)
            }
            if sequence > last + 1 {
                add(.damaged, "worker.log", missing(last + 1, sequence - 1), sequence: last + 1)
            }
            last = max(last, sequence)
        }
        if case .read(let state) = survey.state, state.lastEventSeq > last {
            add(.damaged, "worker.log", missing(last + 1, state.lastEventSeq), sequence: last + 1)
        }
    }

    private func missing(_ first: Int64, _ last: Int64) -> String {
        first == last ? "sequence \(first) is missing" : "sequences \(first) to \(last) are missing"
    }

    private mutating func checkState(_ survey: RunSurvey) {
        switch survey.state {
        case .unreadable(let error):
            add(survey.lacksState ? .missing : .damaged, "state.json", "\(error)")
        case .read(let state):
            guard case .known(let status) = state.status, status.isOver else { return }
            if let outcome = survey.lastWords.outcome {
                guard status != outcome.status else { return }
                add(.edited, "state.json", "it says \(status.rawValue), the last event says \(outcome.rawValue)")
            } else if state.lastEventSeq <= survey.lastRecordedSequence {
                add(.edited, "state.json", "it says \(status.rawValue), and no event says so")
            }
        }
    }

    private mutating func checkDocuments(_ survey: RunSurvey) {
        check("exit", paths.exit) { (bytes) throws(JournalError) in _ = try ExitRecord.read(bytes) }
        check("result.json", paths.result) { (bytes) throws(JournalError) in
            _ = try RunResult(parsing: bytes)
        }
        check("launch.json", paths.launch) { (bytes) throws(JournalError) in
            try JSONFile.read(bytes, "launch.json") { _ in }
        }
        checkBeat(survey)
        checkOutcome()
    }

    /// It is overwritten in place: what is read in the middle of that is whole a moment later. A recorder that was
    /// killed in front of its first beat leaves an empty one.
    private mutating func checkBeat(_ survey: RunSurvey) {
        var pause = ReadySet()
        var readsLeft = Self.beatReadsMax
        let (disk, path) = (disk, paths.beat)
        let hasEnded = survey.lastWords.outcome != nil
        check("beat", paths.beat) { (bytes) throws(JournalError) in
            var bytes = bytes
            while Beat(parsing: bytes) == nil, hasEnded || !bytes.isEmpty {
                readsLeft -= 1
                guard readsLeft > 0 else { throw .torn(file: "beat") }
                Deliberate.ignore(because: "the next look comes sooner") { () throws(PlatformError) in
                    try pause.wait(upTo: .milliseconds(1))
                }
                bytes = try onDisk { () throws(PlatformError) in
                    try disk.readAll(path, bytesMax: DocumentLimits.bytesMax)
                }
            }
        }
    }

    /// Written last of all: a writer that was killed in front of it leaves the run without.
    private mutating func checkResult(_ survey: RunSurvey) throws(JournalError) {
        guard survey.lastWords.outcome != nil,
            try onDisk({ () throws(PlatformError) in try !disk.exists(paths.result) })
        else { return }
        add(.torn, RunResult.fileName, "the run has ended, and its result was not written")
    }

    private mutating func checkOutcome() {
        do {
            _ = try SaidOutcome(parsing: try bytes(of: paths.outcome, bytesMax: SaidOutcome.bytesMax))
        } catch {
            if !error.isMissing { add(.note, "artifacts/outcome.json", "\(error); it does not count") }
        }
    }

    private mutating func check(_ name: String, _ path: String, _ parse: ([UInt8]) throws(JournalError) -> Void) {
        do { try parse(try bytes(of: path, bytesMax: DocumentLimits.bytesMax)) } catch {
            guard !error.isMissing else { return }
            if case .torn = error { add(.torn, name, "\(error)") } else { add(.damaged, name, "\(error)") }
        }
    }

    private mutating func checkDigests(_ survey: RunSurvey) throws(JournalError) {
        guard survey.index != nil, Channel.allCases.allSatisfy({ survey.sizes[$0] != nil }) else { return }
        guard try onDisk({ () throws(PlatformError) in try disk.exists(paths.digests) }) else {
            return noteDigests(survey)
        }
        do {
            for difference in try Digests.differences(paths, on: disk) { add(difference) }
        } catch {
            add(.damaged, Digests.fileName, "\(error)")
        }
    }

    /// Only what is whole and what nobody writes to any more is worth vouching for.
    private mutating func noteDigests(_ survey: RunSurvey) {
        guard case .read(let state) = survey.state, state.isOver, survey.metadata.isKnownLayout,
            !findings.contains(where: { $0.severity > .note })
        else { return }
        do {
            let lock = try DirectoryLock(paths.directory, on: disk)
            try Digests.write(paths, at: clock.now().wall.truncatedToMilliseconds, on: disk)
            _ = consume lock
            add(.note, Digests.fileName, "written now; from here on an edited byte is named")
        } catch {
            if case .locked = error { return }
            add(.note, Digests.fileName, "not written: \(error)")
        }
    }

    private mutating func add(_ difference: DigestDifference) {
        switch difference {
        case .changed(let file, let offset, let length):
            add(.edited, file, "these bytes are not those that were recorded", offset: offset, length: length)
        case .grown(let file, let from): add(.edited, file, "bytes were added after the end of the run", offset: from)
        case .shrunk(let file, let to): add(.edited, file, "bytes are gone", offset: to)
        }
    }

    private func bytes(of path: String, bytesMax: Int) throws(JournalError) -> [UInt8] {
        try onDisk { () throws(PlatformError) in try disk.readAll(path, bytesMax: bytesMax) }
    }

    private mutating func add(
        _ severity: Severity,
        _ file: String,
        _ message: String,
        offset: Int64? = nil,
        length: Int64? = nil,
        sequence: Int64? = nil
    ) {
        findings.append(Finding(severity, file, message, offset: offset, length: length, sequence: sequence))
    }
}
