import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct WorkerLinkTests {
    @Test func theLinkMovesToTheCurrentRunOfItsWorker() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            let home = HomePaths(root: scratch.path)
            let worker = try WorkerID("worker-1-0")
            for name in ["first", "second"] {
                let paths = RunPaths(directory: scratch.path(name))
                WorkerLink.point(worker, to: paths, in: home, on: disk)
                try disk.makeFolders(paths.directory)
                try disk.createFile(paths.log(of: .stdout), with: Array(name.utf8))
                let link = "\(home.workers)/worker-1-0/output.log"
                #expect(try disk.readLink(link) == "../../\(name)/stdout.log")
                #expect(FilePath.resolved(link) == FilePath.resolved(paths.log(of: .stdout)))
            }
            #expect(try disk.list("\(home.workers)/worker-1-0") == ["output.log"])
        }
    }

    @Test func whereItCannotBeMadeNobodyMissesIt() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            let home = HomePaths(root: scratch.path)
            try disk.createFile(home.workers, with: [])
            WorkerLink.point(try WorkerID("w"), to: RunPaths(directory: scratch.path("run")), in: home, on: disk)
            #expect(try disk.status(of: home.workers)?.kind == .file)
        }
    }

    @Test func allAreRemovedAndWhatIsNotOursStays() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            let home = HomePaths(root: scratch.path)
            #expect(throws: Never.self) { try WorkerLink.removeAll(in: home, on: disk) }
            let run = RunPaths(directory: scratch.path("run"))
            try disk.makeFolders(run.directory)
            try disk.createFile(run.log(of: .stdout), with: Array("kept".utf8))
            for worker in ["worker-1-0", "worker-2-0"] {
                WorkerLink.point(try WorkerID(worker), to: run, in: home, on: disk)
            }
            try disk.createFile("\(home.workers)/worker-2-0/notes", with: [])
            try WorkerLink.removeAll(in: home, on: disk)
            #expect(try disk.list(home.workers) == ["worker-2-0"])
            #expect(try disk.list("\(home.workers)/worker-2-0") == ["notes"])
            #expect(try disk.exists(run.log(of: .stdout)))
        }
    }
}
