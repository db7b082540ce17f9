import Domain
import Journal
import Platform

/// Finds the runs of a home that go on, and hears when there are others, or when one of them is written to.
final class LiveFolders {
    private let home: HomePaths
    private let disk: any Disk
    private let watch: FileWatch?
    /// The folders of tasks that are watched.
    private var tasks: Set<String> = []
    /// Whether the folder of all runs is there, and watched.
    private var isWatched = false
    /// Whether the kernel tells of all changes. Else it has to be looked from time to time.
    private(set) var tellsAll: Bool

    init(_ home: HomePaths, on disk: any Disk) throws(IndexerError) {
        self.home = home
        self.disk = disk
        do {
            watch = try FileWatch()
            tellsAll = true
        } catch {
            guard case .watchRefused = error else { throw .disk(error) }
            watch = nil
            tellsAll = false
        }
    }

    /// For an event loop, where there is anything to wait for.
    var number: Int32? { watch?.number }

    /// The runs that are not over, as far as that can be told without reading them.
    func runs() throws(IndexerError) -> [RunPaths] {
        // Before the first run there is no folder of them: then it is heard of where it comes to be.
        if !isWatched { tellsAll = try add(home.root) }
        if try add(home.runs) {
            watch?.remove(home.root)
            (isWatched, tellsAll) = (true, true)
        }
        var found: [RunPaths] = []
        for name in try names(in: home.runs) { found += try runs(of: "\(home.runs)/\(name)") }
        return found
    }

    /// What has changed since it was last asked: files of runs that are watched, by their directories, and runs that
    /// were not there before.
    func changes() throws(IndexerError) -> (files: [String: Set<String>], new: [RunPaths]) {
        guard let watch else { return ([:], []) }
        let changes = try IndexerError.onDisk { () throws(PlatformError) in try watch.drain() }
        if changes.isIncomplete { tellsAll = false }
        var files: [String: Set<String>] = [:]
        var new: [RunPaths] = []
        for path in changes.paths {
            let folder = FilePath.folder(of: path)
            let name = FilePath.name(of: path)
            if folder == home.runs {
                if !name.hasPrefix("."), !tasks.contains(path) { new += try runs(of: path) }
            } else if tasks.contains(folder) {
                if !name.hasPrefix("."), try isGoingOn(path) { new.append(RunPaths(directory: path)) }
            } else if path == home.runs {
                if !isWatched { new += try runs() }
            } else {
                files[folder, default: []].insert(name)
            }
        }
        tasks.subtract(changes.gone)
        return (files, new)
    }

    /// From now on it is heard when files of the run change.
    func follow(_ run: RunPaths) throws(IndexerError) {
        if try !add(run.directory) { tellsAll = false }
    }

    func forget(_ run: RunPaths) { watch?.remove(run.directory) }

    private func runs(of task: String) throws(IndexerError) -> [RunPaths] {
        // First, so that nothing is missed that comes while it is read.
        if try add(task) { tasks.insert(task) } else { tellsAll = false }
        var found: [RunPaths] = []
        for name in try names(in: task) where try isGoingOn("\(task)/\(name)") {
            found.append(RunPaths(directory: "\(task)/\(name)"))
        }
        return found
    }

    /// A run has a result once it is over.
    private func isGoingOn(_ directory: String) throws(IndexerError) -> Bool {
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(directory) else { return false }
            return try !disk.exists(RunPaths(directory: directory).result)
        }
    }

    /// Hidden names are what is being made.
    private func names(in folder: String) throws(IndexerError) -> [String] {
        do throws(PlatformError) {
            return try disk.list(folder).filter { !$0.hasPrefix(".") }
        } catch {
            // Before the first run there is no folder of them, and files that lie about are no tasks.
            if error.errno == .notFound || error.errno == .notFolder { return [] }
            throw .disk(error)
        }
    }

    /// Answers whether the kernel will tell of it.
    private func add(_ folder: String) throws(IndexerError) -> Bool {
        do throws(PlatformError) {
            try watch?.add(folder)
            return watch != nil
        } catch {
            if case .watchRefused = error { return false }
            if error.errno == .notFound { return false }
            throw .disk(error)
        }
    }
}
