#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CCurses.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static bool has_taken;
static bool takes_mouse;
static int colors;

/// How long curses waits whether an escape is the key or the beginning of one. Terminals send a key at once.
enum { ESCAPE_MILLISECONDS = 25 };
/// Above all numbers that curses gives keys itself.
enum { PASTE_BEGIN = KEY_MAX + 1, PASTE_END };

static const char *const paste_on = "\033[?2004h";
static const char *const paste_off = "\033[?2004l";

bool roost_locale_is_utf8(void) {
    setlocale(LC_CTYPE, "");
    bool is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    // Without it curses and wcwidth(3) know nothing beyond ASCII.
    if (!is_utf8) setlocale(LC_CTYPE, "C.UTF-8");
    return is_utf8;
}

static void take_mouse(void) {
    if (!takes_mouse) return;
    mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    // A click is told when it begins; nobody waits for a second one.
    mouseinterval(0);
}

bool roost_screen_open(bool wants_mouse) {
    if (screen) return true;
    screen = newterm(NULL, stdout, stdin);
    if (!screen) return false;
    set_term(screen);
    set_escdelay(ESCAPE_MILLISECONDS);
    raw();
    noecho();
    nonl();
    keypad(stdscr, true);
    nodelay(stdscr, true);
    intrflush(stdscr, false);
    leaveok(stdscr, true);
    curs_set(0);
    colors = 0;
    if (has_colors() && start_color() == OK && use_default_colors() == OK) colors = COLORS;
    define_key("\033[200~", PASTE_BEGIN);
    define_key("\033[201~", PASTE_END);
    takes_mouse = wants_mouse;
    take_mouse();
    roost_screen_send(paste_on);
    has_taken = true;
    return true;
}

void roost_screen_leave(void) {
    if (!screen || !has_taken) return;
    has_taken = false;
    if (takes_mouse) mousemask(0, NULL);
    roost_screen_send(paste_off);
    endwin();
    fflush(stdout);
}

void roost_screen_return(void) {
    if (!screen || has_taken) return;
    has_taken = true;
    reset_prog_mode();
    take_mouse();
    roost_screen_send(paste_on);
    curs_set(0);
    clearok(curscr, true);
}

void roost_screen_close(void) {
    if (!screen) return;
    roost_screen_leave();
    delscreen(screen);
    screen = NULL;
}

int roost_screen_colors(void) { return colors; }

void roost_screen_resize(int rows, int columns) {
    if (!screen) return;
    resizeterm(rows, columns);
    clearok(curscr, true);
}

void roost_screen_redraw(void) {
    if (screen) clearok(curscr, true);
}

void roost_screen_send(const char *bytes) {
    fputs(bytes, stdout);
    fflush(stdout);
}

static attr_t attributes(uint8_t traits) {
    attr_t set = A_NORMAL;
    if (traits & ROOST_CELL_BOLD) set |= A_BOLD;
    if (traits & ROOST_CELL_DIM) set |= A_DIM;
    if (traits & ROOST_CELL_ITALIC) set |= A_ITALIC;
    if (traits & ROOST_CELL_UNDERLINE) set |= A_UNDERLINE;
    if (traits & ROOST_CELL_REVERSE) set |= A_REVERSE;
    return set;
}

/// The pair of these colours, or the terminal's own where there is no room for another.
static int pair_of(const roost_cell *cell) {
    if (colors == 0 || (cell->foreground < 0 && cell->background < 0)) return 0;
    int pair = alloc_pair(cell->foreground, cell->background);
    return pair < 0 ? 0 : pair;
}

/// Answers how many columns it takes as curses counts them.
static int set_cell(cchar_t *target, const roost_cell *cell, attr_t set, int pair) {
    wchar_t text[ROOST_CELL_SCALARS_MAX + 1] = {0};
    int width = wcwidth((wchar_t)cell->scalars[0]);
    for (int place = 0; place < cell->count && place < ROOST_CELL_SCALARS_MAX; place++) {
        text[place] = (wchar_t)cell->scalars[place];
        // What the system's tables do not know as a mark would push the rest of the row aside.
        if (place > 0 && wcwidth(text[place]) != 0) text[place] = 0;
    }
    // Where its tables and ours differ, alignment comes first.
    if (width < 1 || width > cell->width) {
        text[0] = L'\uFFFD';
        text[1] = 0;
        width = 1;
    }
    if (setcchar(target, text, set, 0, &pair) != OK) {
        setcchar(target, L"?", set, 0, &pair);
        width = 1;
    }
    return width;
}

void roost_screen_row(int row, const roost_cell *cells, int count) {
    if (!screen || row < 0 || row >= LINES) return;
    int column = 0;
    for (int place = 0; place < count && column < COLS; place++) {
        const roost_cell *cell = &cells[place];
        attr_t set = attributes(cell->traits);
        int pair = pair_of(cell);
        cchar_t shown;
        if (column + cell->width > COLS) break;
        int width = set_cell(&shown, cell, set, pair);
        mvadd_wchnstr(row, column, &shown, 1);
        if (width < cell->width) {
            setcchar(&shown, L" ", set, 0, &pair);
            mvadd_wchnstr(row, column + 1, &shown, 1);
        }
        column += cell->width;
    }
}

void roost_screen_show(void) {
    if (screen && has_taken) refresh();
}

static uint32_t key_number(wint_t key) {
    switch (key) {
    case KEY_UP: return ROOST_KEY_UP;
    case KEY_DOWN: return ROOST_KEY_DOWN;
    case KEY_LEFT: return ROOST_KEY_LEFT;
    case KEY_RIGHT: return ROOST_KEY_RIGHT;
    case KEY_HOME: return ROOST_KEY_HOME;
    case KEY_END: return ROOST_KEY_END;
    case KEY_PPAGE: return ROOST_KEY_PAGE_UP;
    case KEY_NPAGE: return ROOST_KEY_PAGE_DOWN;
    case KEY_BACKSPACE: return ROOST_KEY_BACKSPACE;
    case KEY_DC: return ROOST_KEY_DELETE;
    case KEY_BTAB: return ROOST_KEY_BACK_TAB;
    case KEY_ENTER: return ROOST_KEY_ENTER;
    case PASTE_BEGIN: return ROOST_KEY_PASTE_BEGIN;
    case PASTE_END: return ROOST_KEY_PASTE_END;
    default: break;
    }
    if (key > KEY_F0 && key <= KEY_F0 + 12) return ROOST_KEY_FUNCTION + (uint32_t)(key - KEY_F(1));
    return ROOST_KEY_OTHER;
}

static roost_input mouse(void) {
    roost_input input = {.kind = ROOST_INPUT_MOUSE, .value = ROOST_MOUSE_OTHER};
    MEVENT event;
    if (getmouse(&event) != OK) return input;
    input.row = event.y;
    input.column = event.x;
    if (event.bstate & BUTTON4_PRESSED) input.value = ROOST_MOUSE_WHEEL_UP;
    if (event.bstate & BUTTON5_PRESSED) input.value = ROOST_MOUSE_WHEEL_DOWN;
    if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) input.value = ROOST_MOUSE_PRESS;
    return input;
}

roost_input roost_screen_input(void) {
    roost_input none = {.kind = ROOST_INPUT_NONE};
    if (!screen || !has_taken) return none;
    wint_t key = 0;
    errno = 0;
    int kind = get_wch(&key);
    if (kind == OK) return (roost_input){.kind = ROOST_INPUT_SCALAR, .value = (uint32_t)key};
    if (kind != KEY_CODE_YES) {
        bool is_gone = errno == EIO || errno == ENXIO || errno == EBADF;
        return is_gone ? (roost_input){.kind = ROOST_INPUT_END} : none;
    }
    if (key == KEY_RESIZE) return none;
    return key == KEY_MOUSE ? mouse() : (roost_input){.kind = ROOST_INPUT_KEY, .value = key_number(key)};
}
