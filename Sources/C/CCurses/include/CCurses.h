// The few calls of ncursesw (wide characters) that a screen of cells needs. Most of curses is macros, variadic, or
// state of the whole process that Swift cannot name: here it is behind functions.
//
// There is one screen in a process, and one thread that uses it.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { ROOST_CELL_SCALARS_MAX = 5 };

/// The looks of a cell besides its colours.
enum {
    ROOST_CELL_BOLD = 1,
    ROOST_CELL_DIM = 2,
    ROOST_CELL_ITALIC = 4,
    ROOST_CELL_UNDERLINE = 8,
    ROOST_CELL_REVERSE = 16,
};

/// What one or two columns show: a character and the marks on it.
typedef struct {
    uint32_t scalars[ROOST_CELL_SCALARS_MAX];
    uint8_t count;
    /// Columns that it takes, 1 or 2.
    uint8_t width;
    uint8_t traits;
    /// -1 is the terminal's own.
    int16_t foreground;
    int16_t background;
} roost_cell;

enum {
    ROOST_INPUT_NONE,
    /// `value` is a Unicode scalar.
    ROOST_INPUT_SCALAR,
    /// `value` is one of the numbers below.
    ROOST_INPUT_KEY,
    ROOST_INPUT_MOUSE,
    /// The terminal is gone.
    ROOST_INPUT_END,
};

enum {
    ROOST_KEY_OTHER,
    ROOST_KEY_UP,
    ROOST_KEY_DOWN,
    ROOST_KEY_LEFT,
    ROOST_KEY_RIGHT,
    ROOST_KEY_HOME,
    ROOST_KEY_END,
    ROOST_KEY_PAGE_UP,
    ROOST_KEY_PAGE_DOWN,
    ROOST_KEY_BACKSPACE,
    ROOST_KEY_DELETE,
    ROOST_KEY_BACK_TAB,
    ROOST_KEY_ENTER,
    ROOST_KEY_PASTE_BEGIN,
    ROOST_KEY_PASTE_END,
    /// F1 is this number, F2 the next, up to F12.
    ROOST_KEY_FUNCTION = 100,
};

enum { ROOST_MOUSE_OTHER, ROOST_MOUSE_PRESS, ROOST_MOUSE_WHEEL_UP, ROOST_MOUSE_WHEEL_DOWN };

typedef struct {
    int kind;
    uint32_t value;
    int row;
    int column;
} roost_input;

/// Takes the terminal of this process. Answers whether it could: not without a terminal, nor for one whose kind the
/// system does not know.
bool roost_screen_open(bool has_mouse);

/// Gives the terminal back as it was. May be called again, and by whoever has not opened.
void roost_screen_close(void);

/// Gives the terminal back for a while, and takes it again.
void roost_screen_leave(void);
void roost_screen_return(void);

/// How many colours it has: 0 where none.
int roost_screen_colors(void);

/// Tells curses how large the terminal has become. What is on it is drawn anew.
void roost_screen_resize(int rows, int columns);

/// Puts cells at the beginning of a row, as they shall be seen after the next `show`.
void roost_screen_row(int row, const roost_cell *_Nonnull cells, int count);

/// Sends what differs from what the terminal shows.
void roost_screen_show(void);

/// Has everything sent again with the next `show`: something else has written over it.
void roost_screen_redraw(void);

/// Sends bytes that move nothing on the screen, such as a text for the clipboard.
void roost_screen_send(const char *_Nonnull bytes);

/// What has been typed next; never waits but for the rest of a key that comes as several bytes.
roost_input roost_screen_input(void);

/// Whether the locale of the environment writes UTF-8.
bool roost_locale_is_utf8(void);
