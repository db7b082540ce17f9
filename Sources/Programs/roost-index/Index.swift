import Glibc
import Indexer

@main
struct Index {
    static func main() { exit(1) }
}
