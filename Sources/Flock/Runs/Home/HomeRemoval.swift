package import Journal
import Platform

/// Removes a home for ever, out of the way first, so that nobody meets a part of one.
package enum HomeRemoval {
    package static func remove(_ home: HomePaths) throws(HomeFault) {
        let aside = "\(FilePath.folder(of: home.root))/.\(FilePath.name(of: home.root)).roost-removed"
        try onHome { () throws(PlatformError) in
            // Of one that was killed before.
            try TreeRemoval.remove(BytePath(aside))
            try BytePath(home.root).rename(to: BytePath(aside))
            try BytePath(FilePath.folder(of: home.root)).synchronizeFolder()
            try TreeRemoval.remove(BytePath(aside))
        }
    }
}
