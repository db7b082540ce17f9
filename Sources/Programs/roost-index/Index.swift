import Glibc
import Indexer

@main
struct Index {
    static func main() { exit(IndexEntry.open()) }
}
